import { useId } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { Member } from '../case-data';
import { processIsActive, useCaseFile } from '../case-file';
import { layOut, lineHeight, type Box } from './family-layout';
import { useWords } from '../use-words';

const kinds = ['individual-support', 'parenting-programme', 'course'] as const;

/** The family as a picture: households, members, and who has which contact where. The table below says the same. */
export function FamilyMap() {
  const file = useCaseFile();
  const { text } = useWords();
  const intl = useIntl();
  const id = useId();
  const layout = layOut(file, {
    household: (code, several) =>
      code === null
        ? text(several ? 'case.household.not-told' : 'case.household.family')
        : text('case.household', { code }),
    member: (member) => [personLine(member), ...processLine(member.memberId)],
  });
  function personLine({ role, birthYear }: Member): string {
    if (birthYear === null) return file.roleOf(role);
    const age = Number(file.today.slice(0, 4)) - birthYear;
    return text('case.map.person', { role: file.roleOf(role), birthYear: String(birthYear), age });
  }
  function processLine(memberId: string): string[] {
    if (processIsActive(file, memberId)) return [text('case.process.active')];
    return file.state.processStarts[memberId] ? [text('case.process.ended')] : [];
  }
  const used = kinds.filter((kind) => layout.lines.some((line) => line.kind === kind));
  return (
    <figure className="family-map">
      <svg
        viewBox={`-4 -4 ${layout.width + 8} ${layout.height + 8}`}
        style={{ maxWidth: `${(layout.width + 8) / 16}rem` }}
        role="img"
        aria-labelledby={`${id}t ${id}d`}
      >
        <title id={`${id}t`}>{text('case.map.title')}</title>
        <desc id={`${id}d`}>
          {text('case.map.summary', {
            members: file.members.length,
            households: layout.households.length,
            contacts: layout.lines.length,
            agencies: intl.formatList(layout.agencies.map(({ id: one }) => file.agencyName(one))),
          })}
        </desc>
        {layout.agencies.map((box) => (
          <Enclosure key={box.id} box={box} className="map-agency" />
        ))}
        {layout.households.map((box) => (
          <Enclosure
            key={box.id}
            box={box}
            className={box.told ? 'map-household' : 'map-household map-not-told'}
          />
        ))}
        {layout.lines.map((line) => (
          <g key={line.id} className={`map-line map-${line.kind}`}>
            <path d={line.path} />
            <circle cx={line.end.x} cy={line.end.y} r={4} />
          </g>
        ))}
        {layout.units.map((box) => (
          <Card key={box.id} box={box} className="map-unit" />
        ))}
        {layout.members.map((box) => (
          <Card
            key={box.id}
            box={box}
            className={processIsActive(file, box.id) ? 'map-member map-process' : 'map-member'}
          />
        ))}
      </svg>
      {used.length > 0 && (
        <figcaption className="map-legend">
          {used.map((kind) => (
            <span key={kind}>
              <svg width="44" height="12" aria-hidden="true" className={`map-line map-${kind}`}>
                <path d="M2 6 H42" />
              </svg>
              {text(`case.kind.${kind}`)}
            </span>
          ))}
          {file.members.some(({ memberId }) => processIsActive(file, memberId)) && (
            <span>
              <span className="map-legend-process" aria-hidden="true" />
              <FormattedMessage id="case.process.active" />
            </span>
          )}
        </figcaption>
      )}
    </figure>
  );
}

function Enclosure({ box, className }: { box: Box; className: string }) {
  return (
    <g className={className}>
      <rect x={box.x} y={box.y} width={box.width} height={box.height} rx={14} />
      <Lines box={box} x={box.x + 14} y={box.y + 24} />
    </g>
  );
}

function Card({ box, className }: { box: Box; className: string }) {
  const top = box.y + (box.height - box.lines.length * lineHeight) / 2 + 14;
  return (
    <g className={className}>
      <rect x={box.x} y={box.y} width={box.width} height={box.height} rx={8} />
      {className.includes('map-process') && (
        <path className="map-bar" d={`M${box.x + 4} ${box.y + 8} v${box.height - 16}`} />
      )}
      <Lines box={box} x={box.x + 16} y={top} />
    </g>
  );
}

function Lines({ box, x, y }: { box: Box; x: number; y: number }) {
  return (
    <text x={x} y={y}>
      {box.lines.map((line, index) => (
        <tspan
          key={index}
          x={x}
          dy={index === 0 ? 0 : lineHeight}
          {...(index < box.named && { className: 'map-name' })}
        >
          {line}
        </tspan>
      ))}
    </text>
  );
}
