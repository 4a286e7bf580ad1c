import { Page } from '../../parts/page';

export default function Placeholder() {
  return <Page title="referrer/own-referrals">{null}</Page>;
}
