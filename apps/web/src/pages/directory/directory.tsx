import { Page } from '../../parts/page';

export default function Placeholder() {
  return <Page title="directory/directory">{null}</Page>;
}
