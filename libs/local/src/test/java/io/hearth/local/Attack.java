package io.hearth.local;

import java.util.function.Function;

/**
 * A call that the stack domain's admin has no business to make.
 *
 * @param name what it is after, in words
 * @param call makes what it is aimed at, and gives the call
 */
record Attack(String name, Function<Aim, PlainKeystone.Request> call) {
    /**
     * What a call is aimed at.
     *
     * @param foreign somebody else's objects, of this call alone
     * @param stack the domain that the attacker is the admin of
     */
    record Aim(ForeignObjects foreign, StackSide stack) {}

    /**
     * The attacker's own side.
     *
     * @param admin the attacker's user id
     */
    record StackSide(
            String domain, String admin, String project, String adminRole, String stackUserRole) {}

    @Override
    public String toString() {
        return name;
    }
}
