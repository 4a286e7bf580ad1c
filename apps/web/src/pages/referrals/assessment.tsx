import { Page } from '../../parts/page';

export default function Placeholder() {
  return <Page title="referrals/assessment">{null}</Page>;
}
