import { Page } from '../../parts/page';

export default function Placeholder() {
  return <Page title="today/today">{null}</Page>;
}
