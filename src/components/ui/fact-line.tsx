import { Fragment } from 'react';

/**
 * Short facts beside each other. Each keeps its own direction: a name in one script, or an age that begins with a number,
 * does not turn what stands beside it. Empty ones are left out.
 */
export function FactLine({ facts }: { facts: readonly (string | null)[] }) {
  return facts
    .filter((fact): fact is string => fact !== null && fact !== '')
    .map((fact, at) => (
      <Fragment key={fact}>
        {at > 0 && ' · '}
        <bdi>{fact}</bdi>
      </Fragment>
    ));
}
