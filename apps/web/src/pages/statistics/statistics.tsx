import { Page } from '../../parts/page';

export default function Placeholder() {
  return <Page title="statistics/statistics">{null}</Page>;
}
