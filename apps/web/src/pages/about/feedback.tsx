import { Page } from '../../parts/page';

export default function Placeholder() {
  return <Page title="about/feedback">{null}</Page>;
}
