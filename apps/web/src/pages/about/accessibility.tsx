import { Page } from '../../parts/page';

export default function Placeholder() {
  return <Page title="about/accessibility">{null}</Page>;
}
