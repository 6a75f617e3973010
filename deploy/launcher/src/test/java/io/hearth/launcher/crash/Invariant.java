package io.hearth.launcher.crash;

/** What holds of every tree that has come to an end, as a query for what breaks it. */
enum Invariant {
    ALL_IS_TERMINAL(
            """
            select concat_ws(' ', s.name, r.name, r.action, r.status)
            from stack s join resource r on r.stack_id = s.id
            where s.root_id = ? and s.deleted_at is null and r.status <> 'COMPLETE'
            """),
    STACKS_WITHIN_ARE_TERMINAL(
            """
            select concat_ws(' ', name, action, status) from stack
            where root_id = ? and deleted_at is null and status <> 'COMPLETE'
            """),
    ONE_RESOURCE_OF_A_NAME(
            """
            select concat_ws(' ', s.name, r.name)
            from stack s join resource r on r.stack_id = s.id
            where s.root_id = ? and s.deleted_at is null
            group by s.name, r.name having count(*) > 1
            """),
    ONE_STACK_BEHIND_A_RESOURCE(
            """
            select concat_ws(' ', parent_id, parent_resource) from stack
            where root_id = ? and deleted_at is null and parent_id is not null
            group by parent_id, parent_resource having count(*) > 1
            """),
    NO_STACK_WITHOUT_ITS_RESOURCE(
            """
            select s.name from stack s
            where s.root_id = ? and s.deleted_at is null and s.parent_id is not null
            and not exists (select 1 from resource r where r.id = s.id)
            """),
    PHYSICAL_IDS_ARE_UNIQUE(
            """
            select r.physical_id from stack s join resource r on r.stack_id = s.id
            where s.root_id = ? and s.deleted_at is null and r.physical_id is not null
            group by r.physical_id having count(*) > 1
            """),
    /** The events of a resource bear its physical name, or its id, which no other has. */
    EACH_RESOURCE_BEGINS_AND_COMPLETES_ONCE(
            """
            select concat_ws(' ', s.name, e.resource_name, e.physical_id, e.status, count(*))
            from stack s join stack_event e on e.stack_id = s.id
            where s.root_id = ? and e.action = 'CREATE' and e.resource_type <> 'OS::Heat::Stack'
            group by s.name, e.resource_name, e.physical_id, e.status having count(*) > 1
            """),
    WHAT_NOTHING_REPLACES_IS_MADE_ONCE(
            """
            select concat_ws(' ', s.name, e.resource_name, count(*))
            from stack s join stack_event e on e.stack_id = s.id
            where s.root_id = ? and e.action = 'CREATE' and e.status = 'COMPLETE'
            and e.resource_name in ('handle', 'secret', 'twig', 'branch_1', 'branch_2', 'branch_3')
            group by s.name, e.resource_name having count(*) > 1
            """),
    NO_TIMER_IS_LEFT(
            """
            select concat_ws(' ', s.name, t.resource) from stack s join timer t on t.stack_id = s.id
            where s.root_id = ?
            """),
    NO_WISH_IS_LEFT(
            """
            select concat_ws(' ', s.name, w.action)
            from stack s join nested_wish w on w.stack_id = s.id where s.root_id = ?
            """),
    /** Whatever was in the outbox has been published, of all stacks. */
    NO_EVENT_IS_LEFT("select topic from outbox where record_key = ?"),
    NO_EVENT_WAS_REFUSED("select topic from outbox_refused where record_key = ?");

    private final String broken;

    Invariant(String broken) {
        this.broken = broken;
    }

    /** Takes the tree's id, gives a row for each breach. */
    String broken() {
        return broken;
    }
}
