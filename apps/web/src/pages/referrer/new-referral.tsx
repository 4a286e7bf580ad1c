import { Page } from '../../parts/page';

export default function Placeholder() {
  return <Page title="referrer/new-referral">{null}</Page>;
}
