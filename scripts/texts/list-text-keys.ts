import ts from 'typescript';

function unwrap(node: ts.Expression): ts.Expression {
  return ts.isAsExpression(node) || ts.isSatisfiesExpression(node) ? unwrap(node.expression) : node;
}

/**
 * The names that the texts of a file stand under, at the first level of each exported object: what lies deeper is looked
 * up by values that come from data (the state of a recording, the kind of a mark).
 */
export function listTextKeys(file: ts.SourceFile): { object: string; key: string }[] {
  return file.statements
    .filter(ts.isVariableStatement)
    .filter(({ modifiers }) => modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword))
    .flatMap(({ declarationList }) => [...declarationList.declarations])
    .flatMap(({ name, initializer }) => {
      const value = initializer && unwrap(initializer);
      if (!value || !ts.isObjectLiteralExpression(value)) return [];
      return value.properties
        .filter((property) => ts.isPropertyAssignment(property))
        .map((property) => ({ object: name.getText(), key: property.name.getText() }));
    });
}

/**
 * The texts that a file uses, as `object.key`: looked up after a dot, or taken out of an object. An object that is used as
 * a whole (handed on, looked up by a variable) counts as `object.*`.
 */
export function listUsedTexts(file: ts.SourceFile): string[] {
  const objects = new Map<string, string>();
  for (const statement of file.statements) {
    if (!ts.isImportDeclaration(statement) || !/^(@\/texts|\.)\//.test(specifierOf(statement))) continue;
    const bindings = statement.importClause?.namedBindings;
    if (!bindings || !ts.isNamedImports(bindings)) continue;
    for (const { name, propertyName } of bindings.elements) objects.set(name.text, (propertyName ?? name).text);
  }
  const used: string[] = [];
  const visit = (node: ts.Node) => {
    if (ts.isImportDeclaration(node)) return;
    const object = ts.isIdentifier(node) ? objects.get(node.text) : undefined;
    if (object !== undefined) used.push(...keysTaken(node.parent).map((key) => `${object}.${key}`));
    ts.forEachChild(node, visit);
  };
  visit(file);
  return used;
}

function specifierOf({ moduleSpecifier }: ts.ImportDeclaration): string {
  return ts.isStringLiteralLike(moduleSpecifier) ? moduleSpecifier.text : '';
}

function keysTaken(parent: ts.Node): string[] {
  if (ts.isPropertyAccessExpression(parent)) return [parent.name.text];
  if (ts.isVariableDeclaration(parent) && ts.isObjectBindingPattern(parent.name)) {
    return parent.name.elements.map(({ name, propertyName }) => (propertyName ?? name).getText());
  }
  return ['*'];
}
