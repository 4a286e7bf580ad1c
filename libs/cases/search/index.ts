export { FindCases, type CaseSearch, type NamedCase } from './case-search.queries';
