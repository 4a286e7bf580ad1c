import { Button, Heading } from '@digdir/designsystemet-react';
import { useRouter } from '@tanstack/react-router';
import { FormattedMessage, useIntl } from 'react-intl';
import { choosePersona, personas, startPage, type Persona } from '../../app/persona';
import { queryClient } from '../../api/queries';
import { Page } from '../../parts/page';
import './choose-persona.css';

const tourSteps = ['1', '2', '3'] as const;

/** Demo sign-in: one persona of each kind, with a short tour of what they find. */
export default function ChoosePersona() {
  const intl = useIntl();
  const router = useRouter();
  const enter = (persona: Persona) => {
    choosePersona(persona);
    queryClient.clear();
    void router.navigate({ to: startPage[persona] });
  };
  return (
    <Page
      title={intl.formatMessage({ id: 'sign-in.title' })}
      lead={<FormattedMessage id="sign-in.lead" />}
      wide
    >
      <ul className="personas">
        {personas.map((persona) => (
          <li key={persona} className="sheet">
            <Heading level={2} data-size="sm">
              <FormattedMessage id={`persona.${persona}`} />
            </Heading>
            <FormattedMessage id={`sign-in.${persona}`} tagName="p" />
            <Button onClick={() => enter(persona)}>
              <FormattedMessage
                id="sign-in.enter"
                values={{
                  who: intl
                    .formatMessage({ id: `persona.${persona}` })
                    .toLocaleLowerCase(intl.locale),
                }}
              />
            </Button>
            <details>
              <summary>
                <FormattedMessage id="tour.title" />
              </summary>
              <ol>
                {tourSteps.map((step) => (
                  <li key={step}>
                    <FormattedMessage id={`tour.${persona}.${step}`} />
                  </li>
                ))}
              </ol>
            </details>
          </li>
        ))}
      </ul>
    </Page>
  );
}
