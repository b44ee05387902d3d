"use client";

import type { Role } from "@marquee/schemas/actor";
import { Button } from "@marquee/ui/button";
import { buttonClasses } from "@marquee/ui/button-classes";
import { EmptyState } from "@marquee/ui/empty-state";
import { KeyRound, Plus } from "lucide-react";
import { onPlainClick } from "../../lib/plain-click";
import { LoadProblem } from "../page/load-problem";
import { PageMain } from "../page/page-main";
import { SidePanel } from "../page/side-panel";
import { newThing, useOpenThing } from "../settings/use-open-thing";
import { ApiKeyPanel } from "./api-key-panel";
import { ApiKeyTable } from "./api-key-table";
import { NewApiKeyPanel } from "./new-api-key-panel";
import { useApiKeys } from "./use-api-keys";
import { keyWords } from "./words";

/** The keys, and beside them the one that is open. */
export function ApiKeys({ ownRole, origin }: { ownRole: Role; origin: string }) {
  const list = useApiKeys();
  const { openId, hrefOf, open, close } = useOpenThing();
  const key = list.data?.find(({ id }) => id === openId);
  return (
    <>
      <PageMain
        title={keyWords.title}
        actions={
          <a
            href={hrefOf(newThing)}
            onClick={onPlainClick(() => open(newThing))}
            className={buttonClasses("primary")}
          >
            <Plus aria-hidden size={16} className="-mx-0.5" />
            {keyWords.add}
          </a>
        }
      >
        {list.isLoadingError && <LoadProblem title={keyWords.failedList} query={list} />}
        {list.data?.length === 0 && (
          <EmptyState icon={KeyRound} title={keyWords.empty} description={keyWords.emptyWhy}>
            <Button variant="primary" onClick={() => open(newThing)}>
              {keyWords.addFirst}
            </Button>
          </EmptyState>
        )}
        {!list.isLoadingError && list.data?.length !== 0 && (
          <ApiKeyTable keys={list.data} openId={openId} hrefOf={hrefOf} onOpen={open} />
        )}
      </PageMain>
      {openId === newThing && <NewApiKeyPanel ownRole={ownRole} origin={origin} onClose={close} />}
      {key && <ApiKeyPanel key={key.id} apiKey={key} origin={origin} onClose={close} />}
      {openId && openId !== newThing && !key && list.isSuccess && (
        <SidePanel title={keyWords.gone} onClose={close}>
          <EmptyState icon={KeyRound} title={keyWords.gone} description={keyWords.goneWhy} />
        </SidePanel>
      )}
    </>
  );
}
