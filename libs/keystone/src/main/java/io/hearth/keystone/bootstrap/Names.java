package io.hearth.keystone.bootstrap;

/** The names that Heat's operators know. */
final class Names {
    static final String DEFAULT_DOMAIN = "Default";
    static final String STACK_DOMAIN = "heat";
    static final String SERVICE_PROJECT = "service";
    static final String STACK_OWNER_ROLE = "heat_stack_owner";
    static final String STACK_USER_ROLE = "heat_stack_user";
    static final String SERVICE_ROLE = "service";
    static final String ADMIN_ROLE = "admin";
    static final String MEMBER_ROLE = "member";

    private Names() {}
}
