export { LiveNews, type LiveListener } from './live-news';
export { liveStream } from './live-stream';
