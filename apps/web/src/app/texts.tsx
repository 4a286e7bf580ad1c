import { useEffect, useState, type ReactNode } from 'react';
import { FormattedDisplayName, FormattedMessage, IntlProvider } from 'react-intl';
import { language, type Language } from './preferences';

/** texts/<language>/<part>.json: flat objects of ICU messages, one file per part of the application. */
const files = import.meta.glob<Record<string, string>>('../texts/*/*.json', { import: 'default' });

async function textsIn(wanted: Language): Promise<Record<string, string>> {
  const parts = Object.entries(files).filter(([path]) => path.includes(`/${wanted}/`));
  return Object.assign({}, ...(await Promise.all(parts.map(([, load]) => load()))));
}

/** Loads the chosen language before anything is shown in it; without the first, index.html says so. */
export function Texts({ children }: { children: ReactNode }) {
  const chosen = language.use();
  const [loaded, setLoaded] = useState<{ locale: Language; messages: Record<string, string> }>();
  const [failed, setFailed] = useState<Language | null>(null);
  const shown = loaded?.locale;
  useEffect(() => {
    if (chosen === shown) return;
    let current = true;
    textsIn(chosen).then(
      (messages) => {
        if (!current) return;
        document.documentElement.lang = chosen;
        setLoaded({ locale: chosen, messages });
        setFailed(null);
      },
      () => {
        if (!current) return;
        setFailed(chosen);
        if (shown) language.choose(shown);
      },
    );
    return () => {
      current = false;
    };
  }, [chosen, shown]);
  if (!loaded) return null;
  return (
    <IntlProvider
      locale={loaded.locale}
      messages={loaded.messages}
      timeZone="Europe/Stockholm"
      onError={(error) => {
        if (error.code !== 'MISSING_TRANSLATION') console.error(error);
        else throw error;
      }}
    >
      {failed && (
        <p role="alert" className="texts-failed">
          <FormattedMessage
            id="shell.texts-failed"
            values={{ language: <FormattedDisplayName type="language" value={failed} /> }}
          />
        </p>
      )}
      {children}
    </IntlProvider>
  );
}
