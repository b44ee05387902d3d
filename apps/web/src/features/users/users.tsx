"use client";

import { buttonClasses } from "@marquee/ui/button-classes";
import { EmptyState } from "@marquee/ui/empty-state";
import { Plus, UserRoundX } from "lucide-react";
import { onPlainClick } from "../../lib/plain-click";
import { ListMore } from "../page/list-more";
import { LoadProblem } from "../page/load-problem";
import { PageMain } from "../page/page-main";
import { SidePanel } from "../page/side-panel";
import { newThing, useOpenThing } from "../settings/use-open-thing";
import { NewUserPanel } from "./new-user-panel";
import { useUsers } from "./use-users";
import { UserPanel } from "./user-panel";
import { UserTable } from "./user-table";
import { userWords } from "./words";

/** The users, and beside them the one that is open. */
export function Users({ selfId }: { selfId: string }) {
  const list = useUsers();
  const { openId, hrefOf, open, close } = useOpenThing();
  const user = list.users.find(({ id }) => id === openId);
  return (
    <>
      <PageMain
        title={userWords.title}
        actions={
          <a
            href={hrefOf(newThing)}
            onClick={onPlainClick(() => open(newThing))}
            className={buttonClasses("primary")}
          >
            <Plus aria-hidden size={16} className="-mx-0.5" />
            {userWords.add}
          </a>
        }
        footer={<ListMore list={list} />}
      >
        {list.isLoadingError ? (
          <LoadProblem title={userWords.failedList} query={list} />
        ) : (
          <UserTable list={list} selfId={selfId} openId={openId} hrefOf={hrefOf} onOpen={open} />
        )}
      </PageMain>
      {openId === newThing && <NewUserPanel onClose={close} onOpen={open} />}
      {user && <UserPanel key={user.id} user={user} isSelf={user.id === selfId} onClose={close} />}
      {openId && openId !== newThing && !user && list.isSuccess && (
        <SidePanel title={userWords.gone} onClose={close}>
          <EmptyState icon={UserRoundX} title={userWords.gone} description={userWords.goneWhy} />
        </SidePanel>
      )}
    </>
  );
}
