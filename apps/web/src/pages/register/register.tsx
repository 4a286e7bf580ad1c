import { Page } from '../../parts/page';

export default function Placeholder() {
  return <Page title="register/register">{null}</Page>;
}
