import { createHash } from 'node:crypto';

interface Origin {
  readonly families: readonly string[];
  readonly women: readonly string[];
  readonly men: readonly string[];
}

const swedish: Origin = {
  families: words('Lindqvist Bergman Sandell Nyström Holmgren Ekdahl Åkesson Wallin Forsberg Hedlund'),
  women: words('Anna Maria Sara Johanna Ebba Alva Maja Lovisa Karin Frida Selma Ida'),
  men: words('Erik Johan Oskar Anton Nils Hugo Viktor Emil Lars Elias Gustav Axel'),
};
const finnish: Origin = {
  families: words('Virtanen Korhonen Mäkinen Heikkilä Lehtonen Rantala Koskela'),
  women: words('Aino Helmi Tuulikki Kaisa Venla Sirpa Päivi'),
  men: words('Mikko Juhani Eino Antti Onni Timo Veikko'),
};
const arabic: Origin = {
  families: words('Haddad Khalil Mansour Nasser Darwish Saleh Yousef'),
  women: words('Layla Nour Rania Huda Salma Mariam Yasmin'),
  men: words('Omar Karim Samir Yusuf Tarek Adam Bilal'),
};
const somali: Origin = {
  families: words('Warsame Abdi Farah Jama Hersi Guled Nuur'),
  women: words('Hodan Ifrah Sagal Amina Fartun Ayan Nasra'),
  men: words('Abdirahman Liban Mahad Ismail Yahye Hamza Zakaria'),
};
const romani: Origin = {
  families: words('Demeter Taikon Bersico Kwiek Czori Caldaras'),
  women: words('Rosa Katarina Singoalla Mimi Angelina Ljuba'),
  men: words('Stevo Miloš Josef Hans Kalle Branko'),
};
const kurdish: Origin = {
  families: words('Baran Demir Aslan Rojhat Zana Ciwan Yildiz'),
  women: words('Rojin Berivan Dilan Zilan Evin Hêvî Nazdar'),
  men: words('Azad Baran Rojhat Serhat Diyar Ciwan Welat'),
};
/** Swedish names are the most common, in the demo as in the county. */
const origins = [
  ...[swedish, swedish, swedish, swedish, finnish, finnish],
  ...[arabic, somali, romani, kurdish],
];

function words(text: string): readonly string[] {
  return text.split(' ');
}

/** The same choice for the same text, always. */
function pick<T>(from: readonly T[], by: string): T {
  const number = createHash('sha256').update(by).digest().readUInt32BE(0);
  return from[number % from.length]!;
}

/** Invented people: nobody is meant. The same for the same number of a family. */
export function invented(number: string) {
  const origin = pick(origins, `origin ${number}`);
  const family = pick(origin.families, `family ${number}`);
  const taken = new Set<string>();
  return {
    family,
    /** No two in a family have the same name. */
    person(place: number): string {
      const names = pick([origin.women, origin.men], `which ${number} ${place}`);
      const free = names.filter((name) => !taken.has(name));
      const first = pick(free.length > 0 ? free : names, `first ${number} ${place}`);
      taken.add(first);
      return `${first} ${family}`;
    },
  };
}

/** 070-174 06 05 to 070-174 06 99 are set aside for invented people and belong to nobody. */
export function inventedPhone(by: string): string {
  const last = 5 + (createHash('sha256').update(`phone ${by}`).digest().readUInt32BE(0) % 95);
  return `070-174 06 ${String(last).padStart(2, '0')}`;
}

/** exempel.se is set aside for examples; in small letters without accents, as addresses are. */
export function inventedEmail(who: string): string {
  const plain = who.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
  const name = plain.replaceAll(/[^a-z0-9]+/g, '.').replaceAll(/^\.|\.$/g, '');
  return `${name.slice(0, 60)}@exempel.se`;
}
