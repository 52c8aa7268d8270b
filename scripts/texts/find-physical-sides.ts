/** What names a left or right side: properties, and values that say where something stands or moves. */
const physicalProperty =
  /^(?:left|right|(?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right)(?:-\w+)?|border-(?:top|bottom)-(?:left|right)-radius)$/;
const sidedValue =
  /^(?:text-align|float|clear|transition|transition-property|will-change|transform-origin|(?:background|mask|object)(?:-position)?(?:-x)?)$/;
/** Four values begin at the top and go round by the right; four corners begin at the top left. */
const fourSides = /^(?:margin|padding|inset|border-(?:width|style|color)|scroll-(?:margin|padding))$/;
const sideways = /^(?:transform|translate)$/;

/** Values between blanks and commas, with what stands in parentheses as one. */
function valuesOf(text: string): string[] {
  return text.match(/[^\s,(]*\([^()]*(?:\([^()]*\)[^()]*)*\)|[^\s,]+/g) ?? [];
}

/** Whether it moves an element to a side; half of itself back only centres it. */
function isMovedSideways(property: string, value: string): boolean {
  const first =
    property === 'translate'
      ? value
      : (/\btranslate(?:X|3d)?\(([^()]*(?:\([^()]*\)[^()]*)*)\)/.exec(value)?.[1] ?? '0');
  const [x = '0'] = valuesOf(first);
  return !/^(?:0\w*|-50%|none)$/.test(x);
}

function isPhysical(property: string, value: string): boolean {
  if (physicalProperty.test(property)) return true;
  if (sideways.test(property)) return isMovedSideways(property, value);
  const values = valuesOf(value);
  if (fourSides.test(property)) return values.length === 4 && values[1] !== values[3];
  if (property === 'border-radius' && !value.includes('/')) {
    const [topLeft, topRight = topLeft, bottomRight = topLeft, bottomLeft = topRight] = values;
    return topLeft !== topRight || bottomRight !== bottomLeft;
  }
  const named = /(?:^|[\s,])(?:left|right)\b/.test(value) || /\b(?:margin|padding)-(?:left|right)\b/.test(value);
  return sidedValue.test(property) && named;
}

type Declaration = { selector: string; property: string; value: string; at: number };

/** Declarations with the selector of their rule, where they stand, and without comments. */
function declarationsOf(bare: string): Declaration[] {
  return [...bare.matchAll(/([^{};]+)\{([^{}]*)\}/g)].flatMap((rule) => {
    const [, selector = '', body = ''] = rule;
    const begin = rule.index + selector.length + 1;
    return [...body.matchAll(/(?<![\w-])([\w-]+)\s*:\s*([^;]+)/g)].map(({ 1: property = '', 2: value = '', index }) => {
      return { selector: selector.trim(), property, value: value.trim(), at: begin + index };
    });
  });
}

const turned = /^(?::global\()?\[dir="rtl"\]\)?\s+/;

/**
 * Declarations of a style sheet that would not turn around in a language read from right to left: neither by themselves
 * nor by a rule beside them that says the same for it (`[dir="rtl"] .a`).
 */
export function findPhysicalSides(css: string): { line: number; text: string }[] {
  const bare = css.replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '));
  const all = declarationsOf(bare);
  const mirrored = new Set(
    all
      .filter(({ selector }) => turned.test(selector))
      .map(({ selector, property }) => `${selector.replace(turned, '')} ${property}`),
  );
  return all
    .filter(({ selector, property, value }) => {
      const answered = turned.test(selector) || mirrored.has(`${selector} ${property}`);
      return !answered && isPhysical(property, value);
    })
    .map(({ property, value, at }) => ({ line: bare.slice(0, at).split('\n').length, text: `${property}: ${value}` }));
}
