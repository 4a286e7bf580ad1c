import { Page } from '../../parts/page';

export default function Placeholder() {
  return <Page title="consultations/consultations">{null}</Page>;
}
