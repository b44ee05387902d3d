import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { expect, test } from "vitest";
import { parseAllDocuments } from "yaml";

type Manifest = { apiVersion: string; kind: string; metadata: { name: string }; spec?: object };

const folder = import.meta.dirname;
const overlays = ["dev", "production"];
const hasKubectl = spawnSync("kubectl", ["kustomize", "--help"]).status === 0;

/** Where kubernetes-types declares a kind; what an operator brings is in its own models alone. */
const typesOf: Record<string, string> = {
  v1: "core/v1",
  "apps/v1": "apps/v1",
  "batch/v1": "batch/v1",
  "networking.k8s.io/v1": "networking/v1",
  "autoscaling/v2": "autoscaling/v2",
  "policy/v1": "policy/v1",
};

/** The backup plugin's kinds, of which nobody publishes types; what names them is looked at below. */
const pluginVersion = "barmancloud.cnpg.io/v1";

test.each(sources())("%s holds what Kubernetes takes", async (_, manifests) => {
  await expectValid(manifests);
});

test("no source has a field that Kubernetes does not know", () => {
  expect(unknownFields(sources().flatMap(([, manifests]) => manifests))).toBe("");
});

test.skipIf(!hasKubectl).each(overlays)(
  "the %s overlay is complete, valid and free of unknown fields",
  async (overlay) => {
    const manifests = built(folder, overlay);
    await expectValid(manifests);
    expect(unknownFields(manifests)).toBe("");
    const [job] = manifests.filter(({ kind }) => kind === "Job");
    expect(job?.metadata.name).toMatch(/^marquee-migrate-(dev|\d+\.\d+\.\d+)$/);
    const text = JSON.stringify(manifests);
    expect(text).toContain("PUBLIC_URL");
    // By its hash, so that a changed setting rolls the instances.
    expect(text).toMatch(/"configMapRef":\{"name":"marquee-[a-z0-9]{10}"\}/);
    for (const container of containers(manifests)) {
      expect(container.image).not.toMatch(/:latest$/);
      const names = container.env.map(({ name }) => name);
      expect(names).toEqual(expect.arrayContaining(["AUTH_SECRET", "DATABASE_URL"]));
      expect(container.securityContext).toMatchObject({ readOnlyRootFilesystem: true });
    }
  },
);

test.skipIf(!hasKubectl).each([
  ["registry.example/marquee", "1.0.0-rc1"],
  ["registry.example:5000/marquee", "0.2.0"],
  ["registry.marquee:5000/films/marquee", "0.2.0"],
])("the migration job of %s:%s is named by the tag", async (name, tag) => {
  const copy = mkdtempSync(join(tmpdir(), "overlays-"));
  try {
    for (const part of ["base", "overlays"]) {
      cpSync(join(folder, part), join(copy, part), { recursive: true });
    }
    const file = join(copy, "overlays/production/kustomization.yaml");
    const text = readFileSync(file, "utf8")
      .replace(/newName: .*/, `newName: ${name}`)
      .replace(/newTag: .*/, `newTag: ${tag}`);
    writeFileSync(file, text);
    const jobs = built(copy, "production").filter(({ kind }) => kind === "Job");
    await expectValid(jobs);
    expect(jobs.map(({ metadata }) => metadata.name)).toEqual([`marquee-migrate-${tag}`]);
    expect(containers(jobs).map(({ image }) => image)).toEqual([`${name}:${tag}`]);
  } finally {
    rmSync(copy, { recursive: true });
  }
});

test("the migration job needs no setting of the instances, for whose change it could not be applied again", () => {
  const [, manifests = []] = sources().find(([path]) => path.endsWith("migration-job.yaml")) ?? [];
  const [job] = containers(manifests);
  const names = job?.env.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(["AUTH_SECRET", "HOST"]));
  expect(JSON.stringify(job)).not.toContain("configMap");
});

test("the cluster and its daily backup go to the object store that is there", () => {
  const [, manifests = []] =
    sources().find(([path]) => path.endsWith("production/postgres.yaml")) ?? [];
  const specOf = (wanted: string) => manifests.find(({ kind }) => kind === wanted)?.spec;
  const store = manifests.find(({ kind }) => kind === "ObjectStore");
  const plugin = "barman-cloud.cloudnative-pg.io";
  expect(specOf("Cluster")).toMatchObject({
    instances: 3,
    plugins: [
      { name: plugin, isWALArchiver: true, parameters: { barmanObjectName: store?.metadata.name } },
    ],
  });
  expect(specOf("ScheduledBackup")).toMatchObject({
    method: "plugin",
    pluginConfiguration: { name: plugin },
    cluster: { name: "postgres" },
  });
});

test("an instance is given the time that its draining takes", () => {
  const spec = /terminationGracePeriodSeconds: (\d+)[\s\S]*seconds: (\d+)/.exec(
    readFileSync(join(folder, "base/deployment.yaml"), "utf8"),
  );
  const server = readFileSync(join(folder, "../apps/web/server.ts"), "utf8");
  const parts = [/SIGTERM: ([\d_]+)/, /drainDeadlineMs = ([\d_]+)/, /closeDeadlineMs = ([\d_]+)/];
  const stopMs = parts
    .map((part) => Number(part.exec(server)?.[1]?.replaceAll("_", "")))
    .reduce((sum, ms) => sum + ms);
  const [, grace, beforeStop] = spec ?? [];
  expect(Number(grace) * 1000).toBeGreaterThan(Number(beforeStop) * 1000 + stopMs);
});

test("what stands before an instance waits for the longest answer, and lets go of idle connections first", () => {
  const source = (path: string) => readFileSync(join(folder, "..", path), "utf8");
  const balancer = source("docker/haproxy.cfg");
  const timeoutS = (name: string) =>
    Number(new RegExp(`timeout ${name} (\\d+)s`).exec(balancer)?.[1]);
  const keepAliveMs = /keepAliveMs = ([\d_]+)/.exec(source("apps/web/src/server/http-server.ts"));
  const kept = Number(keepAliveMs?.[1]?.replaceAll("_", ""));
  expect(timeoutS("http-keep-alive") * 1000).toBeLessThan(kept);
  const bulk = /usualBulkS = (\d+)/.exec(source("apps/web/src/lib/parse-database.ts"));
  const longestS = Number(bulk?.[1]) * 1.25;
  expect(timeoutS("server")).toBeGreaterThan(longestS);
  const ingress = source("k8s/overlays/production/ingress.yaml");
  for (const name of ["proxy-read-timeout", "proxy-send-timeout"]) {
    const waited = new RegExp(`nginx\\.ingress\\.kubernetes\\.io/${name}: "(\\d+)"`).exec(ingress);
    expect(Number(waited?.[1]), name).toBeGreaterThan(longestS);
  }
});

test("the balancer of compose is told whom to believe, and by default believes nobody", () => {
  const source = (path: string) => readFileSync(join(folder, "../docker", path), "utf8");
  expect(source("compose.yaml")).toMatch(/ TRUSTED_PROXY: \$\{TRUSTED_PROXY:-\}\n/);
  const rules = source("haproxy.cfg").match(/^ {2}(acl|http-request|option forwardfor).*/gm) ?? [];
  const told = rules.findIndex((rule) => rule.includes("set-src"));
  expect(rules[told]).toMatch(/ if is_proxy$/);
  expect(rules.slice(told + 1)).toContain("  http-request del-header x-forwarded-for");
  expect(rules[0]).toMatch(/ acl is_proxy src -- "\$\{TRUSTED_PROXY\[\*\]\}"$/);
});

type Container = {
  image: string;
  env: { name: string }[];
  securityContext: { readOnlyRootFilesystem?: boolean };
};

/** The program's own containers, of instances and of jobs. */
function containers(manifests: Manifest[]): Container[] {
  const own = manifests.filter(({ kind }) => kind === "Deployment" || kind === "Job");
  return own.flatMap((manifest) => {
    const { spec } = manifest as unknown as {
      spec: { template: { spec: { containers: Container[] } } };
    };
    return spec.template.spec.containers;
  });
}

/** What kustomize makes of an overlay. */
function built(root: string, overlay: string): Manifest[] {
  return read(
    execFileSync("kubectl", ["kustomize", join(root, "overlays", overlay)], { encoding: "utf8" }),
  );
}

/** Every file of resources; patches and kustomizations are judged by what they make. */
function sources(): [string, Manifest[]][] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => /^(base|overlays)\/.*\.yaml$/.test(path))
    .map((path): [string, Manifest[]] => [
      relative(folder, join(folder, path)),
      read(readFileSync(join(folder, path), "utf8")),
    ])
    .filter(([, manifests]) => manifests.length > 0);
}

function read(text: string): Manifest[] {
  return parseAllDocuments(text, { strict: true })
    .map((document): unknown => {
      expect(document.errors).toEqual([]);
      return document.toJS();
    })
    .filter((value): value is Manifest => typeof value === "object" && value !== null)
    .filter(({ kind }) => kind !== undefined && kind !== "Kustomization");
}

async function expectValid(manifests: Manifest[]): Promise<void> {
  for (const { apiVersion, kind, ...rest } of manifests) {
    if (apiVersion === pluginVersion) continue;
    const isCore = Object.hasOwn(typesOf, apiVersion);
    const source = isCore ? "kubernetes-models" : "@kubernetes-models/cloudnative-pg";
    const models = (await import(`${source}/${apiVersion}`)) as Record<
      string,
      new (
        given: object,
      ) => { validate(): void }
    >;
    const Model = models[kind];
    if (!Model) throw new Error(`${apiVersion} has no ${kind}`);
    expect(() => new Model(rest).validate(), `${kind} ${rest.metadata.name}`).not.toThrow();
  }
}

/** What the compiler says of the manifests as literals of their types: it alone refuses unknown fields. */
function unknownFields(manifests: Manifest[]): string {
  const scratch = mkdtempSync(join(folder, ".types-"));
  try {
    const literals = manifests
      .filter(({ apiVersion }) => Object.hasOwn(typesOf, apiVersion))
      .map((manifest) => {
        const { apiVersion, kind } = manifest;
        const type = `import("kubernetes-types/${typesOf[apiVersion]}").${kind}`;
        return `(${JSON.stringify(manifest)}) satisfies ${type};`;
      });
    const file = join(scratch, "manifests.ts");
    writeFileSync(file, literals.join("\n"));
    const compiler = join(folder, "node_modules/.bin/tsc");
    const { status, stdout, stderr } = spawnSync(
      compiler,
      ["--noEmit", "--strict", "--skipLibCheck", "--ignoreConfig", "--module", "preserve", file],
      { encoding: "utf8", cwd: scratch },
    );
    return status === 0 ? "" : `${stdout}${stderr}`;
  } finally {
    rmSync(scratch, { recursive: true });
  }
}
