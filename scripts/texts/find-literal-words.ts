import ts from 'typescript';

/** Attributes, and fields of objects, that are read out or shown. */
const shown = new Set([
  'alt',
  'aria-description',
  'aria-label',
  'aria-roledescription',
  'aria-valuetext',
  'cancelLabel',
  'confirmLabel',
  'description',
  'hint',
  'label',
  'legend',
  'note',
  'placeholder',
  'title',
]);

/** Functions whose first argument is shown. */
const says = new Set(['flash', 'toast']);

export type LiteralWord = { line: number; text: string };

const letters = /\p{L}/u;

/** The parts of an expression that may become its value: not what it compares, calls or looks up. */
function valuesOf(node: ts.Expression): readonly ts.Expression[] {
  if (ts.isConditionalExpression(node)) return [node.whenTrue, node.whenFalse];
  if (ts.isParenthesizedExpression(node)) return [node.expression];
  if (ts.isBinaryExpression(node)) {
    const operator = node.operatorToken.kind;
    if (operator === ts.SyntaxKind.AmpersandAmpersandToken) return [node.right];
    const joins = [ts.SyntaxKind.BarBarToken, ts.SyntaxKind.QuestionQuestionToken, ts.SyntaxKind.PlusToken];
    return joins.includes(operator) ? [node.left, node.right] : [];
  }
  return [];
}

function nameOf(name: ts.PropertyName): string {
  return ts.isIdentifier(name) || ts.isStringLiteral(name) ? name.text : '';
}

function wordsIn(node: ts.Expression): { at: ts.Node; text: string }[] {
  if (ts.isStringLiteralLike(node)) return [{ at: node, text: node.text }];
  if (ts.isTemplateExpression(node)) {
    return [node.head, ...node.templateSpans.map(({ literal }) => literal)].map((at) => ({ at, text: at.text }));
  }
  return valuesOf(node).flatMap(wordsIn);
}

/**
 * Words written into a component: text between tags, and literals in attributes, in fields of the same names, and in calls
 * of functions that show them.
 */
export function findLiteralWords(file: ts.SourceFile): LiteralWord[] {
  const found: LiteralWord[] = [];
  const note = (at: ts.Node, text: string) => {
    const word = text.replace(/\s+/g, ' ').trim();
    if (letters.test(word))
      found.push({ line: file.getLineAndCharacterOfPosition(at.getStart()).line + 1, text: word });
  };
  const visit = (node: ts.Node) => {
    if (ts.isJsxText(node)) note(node, node.text);
    const isChild = ts.isJsxExpression(node) && !ts.isJsxAttribute(node.parent);
    if (isChild && node.expression) for (const { at, text } of wordsIn(node.expression)) note(at, text);
    if (ts.isJsxAttribute(node) && shown.has(node.name.getText()) && node.initializer) {
      const value = ts.isJsxExpression(node.initializer) ? node.initializer.expression : node.initializer;
      if (value && !ts.isJsxElement(value) && !ts.isJsxSelfClosingElement(value) && !ts.isJsxFragment(value)) {
        for (const { at, text } of wordsIn(value)) note(at, text);
      }
    }
    if (ts.isPropertyAssignment(node) && shown.has(nameOf(node.name))) {
      for (const { at, text } of wordsIn(node.initializer)) note(at, text);
    }
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && says.has(node.expression.text)) {
      const [said] = node.arguments;
      if (said) for (const { at, text } of wordsIn(said)) note(at, text);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}
