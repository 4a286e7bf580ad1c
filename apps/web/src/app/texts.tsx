import { useEffect, useState, type ReactNode } from 'react';
import { IntlProvider } from 'react-intl';
import { language, type Language } from './preferences';

/** texts/<language>/<part>.json: flat objects of ICU messages, one file per part of the application. */
const files = import.meta.glob<Record<string, string>>('../texts/*/*.json', { import: 'default' });

async function textsIn(wanted: Language): Promise<Record<string, string>> {
  const parts = Object.entries(files).filter(([path]) => path.includes(`/${wanted}/`));
  return Object.assign({}, ...(await Promise.all(parts.map(([, load]) => load()))));
}

/** Loads the chosen language before anything is shown in it. */
export function Texts({ children }: { children: ReactNode }) {
  const chosen = language.use();
  const [loaded, setLoaded] = useState<{ locale: Language; messages: Record<string, string> }>();
  useEffect(() => {
    let current = true;
    void textsIn(chosen).then((messages) => {
      if (!current) return;
      document.documentElement.lang = chosen;
      setLoaded({ locale: chosen, messages });
    });
    return () => {
      current = false;
    };
  }, [chosen]);
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
      {children}
    </IntlProvider>
  );
}
