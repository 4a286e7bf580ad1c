import { Page } from '../../parts/page';

export default function Placeholder() {
  return <Page title="case/case-page">{null}</Page>;
}
