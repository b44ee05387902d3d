import { readdirSync } from "node:fs";
import { join } from "node:path";
import ts from "@typescript/typescript6";
import type { Plugin } from "rollup";

const packages = join(import.meta.dirname, "..");

const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2023,
  lib: ["lib.es2024.d.ts"],
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  types: ["node"],
  strict: true,
  noUncheckedIndexedAccess: true,
  skipLibCheck: true,
  resolveJsonModule: true,
  declaration: true,
  // By paths, for TypeScript emits nothing of what it finds in node_modules.
  paths: Object.fromEntries(
    readdirSync(packages).map((name) => [`@marquee/${name}/*`, [join(packages, name, "src/*")]]),
  ),
};

/**
 * Gives Rollup the declarations of `entry` and of the workspace's sources behind it, as `.d.ts` modules
 * beside them, with zod's types replaced by the plain ones they stand for. The rest stays an import.
 */
export function workspaceDeclarations(entry: string): Plugin {
  const program = ts.createProgram([entry], options);
  return {
    name: "workspace-declarations",
    resolveId(specifier, importer) {
      if (importer === undefined) return specifier;
      const { resolvedModule } = ts.resolveModuleName(
        specifier,
        sourceOf(importer),
        options,
        ts.sys,
      );
      const path = resolvedModule?.resolvedFileName;
      const isOurs = path !== undefined && !path.includes("/node_modules/");
      return isOurs ? declarationsId(path) : { id: specifier, external: true };
    },
    load: (id) => declarationsOf(program, sourceOf(id)),
  };
}

/** The module that holds a source's declarations. */
export function declarationsId(source: string): string {
  return source.replace(/\.ts$/, ".d.ts");
}

function sourceOf(id: string): string {
  return id.replace(/\.d\.ts$/, ".ts");
}

function declarationsOf(program: ts.Program, path: string): string {
  const source = program.getSourceFile(path);
  if (!source) throw new Error(`${path} is not among the sources`);
  let text = "";
  const keep = (_: string, written: string) => {
    text = written;
  };
  const transformers = { afterDeclarations: [plainTypes(program.getTypeChecker())] };
  const { diagnostics } = program.emit(source, keep, undefined, true, transformers);
  // What cannot be found would otherwise become `any`.
  const [problem] = [...program.getSemanticDiagnostics(source), ...diagnostics];
  if (!problem) return text;
  throw new Error(`${path}: ${ts.flattenDiagnosticMessageText(problem.messageText, "\n")}`);
}

/**
 * Writes out what zod infers and what mapped types come to, and leaves out the schemas that share their
 * name with a type.
 */
function plainTypes(checker: ts.TypeChecker): ts.TransformerFactory<ts.SourceFile | ts.Bundle> {
  const { NoTruncation, InTypeAlias, MultilineObjectLiterals } = ts.NodeBuilderFlags;
  const flags = NoTruncation | InTypeAlias | MultilineObjectLiterals;
  return (context) => (file) => {
    const writeOut = (node: ts.Node): ts.Node => {
      const written = ts.getParseTreeNode(node);
      if (!written || !isComputed(written)) return ts.visitEachChild(node, writeOut, context);
      const type = checker.getTypeFromTypeNode(written);
      return checker.typeToTypeNode(type, written, flags) ?? node;
    };
    if (!ts.isSourceFile(file)) return file;
    const types = new Set(file.statements.filter(ts.isTypeAliasDeclaration).map(nameOf));
    const isSchema = (node: ts.Statement) =>
      ts.isVariableStatement(node) &&
      node.declarationList.declarations.some((each) => types.has(nameOf(each)));
    const kept = file.statements.filter((node) => !isSchema(node));
    return ts.visitEachChild(ts.factory.updateSourceFile(file, kept), writeOut, context);
  };
}

function isComputed(node: ts.Node): node is ts.TypeNode {
  if (ts.isMappedTypeNode(node)) return true;
  if (!ts.isTypeReferenceNode(node) || !ts.isQualifiedName(node.typeName)) return false;
  const { left, right } = node.typeName;
  return ts.isIdentifier(left) && left.text === "z" && right.text === "infer";
}

function nameOf({ name }: ts.TypeAliasDeclaration | ts.VariableDeclaration): string {
  return ts.isIdentifier(name) ? name.text : "";
}
