package io.hearth.stackapi.api.stack;

import io.hearth.access.Caller;
import io.hearth.access.Principal;
import io.hearth.access.Rules;
import io.hearth.stackapi.api.http.Query;
import jakarta.enterprise.context.ApplicationScoped;

/** Whose stacks a caller's list shows: those of the project, or of all where the policy allows. */
@ApplicationScoped
class StackListings {
    private final Rules rules;
    private final Caller caller;
    private final OwnStacks own;

    StackListings(Rules rules, Caller caller, OwnStacks own) {
        this.rules = rules;
        this.caller = caller;
        this.own = own;
    }

    StackListing of(Query query) {
        Principal.Member member = caller.member();
        if (StackListing.asksForAllProjects(query)) {
            rules.require(member, "stacks:global_index");
            return StackListing.of(null, true, own.hiddenTags(), query);
        }
        return StackListing.of(member.projectId(), rules.isAdmin(member), own.hiddenTags(), query);
    }
}
