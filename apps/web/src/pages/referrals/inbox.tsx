import { Page } from '../../parts/page';

export default function Placeholder() {
  return <Page title="referrals/inbox">{null}</Page>;
}
