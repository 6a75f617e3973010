package io.hearth.identityworker.intent;

/** When a stack tree gets its project in the stack domain. */
enum DomainProjectTiming {
    /** With its first user: most stacks have none. */
    ON_DEMAND,
    /** With the stack, as Heat does. */
    WITH_STACK;

    static final String PROPERTY = "hearth.identity.domain-project";
}
