import { Page } from '../../parts/page';

export default function Placeholder() {
  return <Page title="cases/case-list">{null}</Page>;
}
