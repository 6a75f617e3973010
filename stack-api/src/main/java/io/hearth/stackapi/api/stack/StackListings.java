package io.hearth.stackapi.api.stack;

import io.hearth.access.Caller;
import io.hearth.access.Principal;
import io.hearth.access.Rules;
import io.hearth.stackapi.api.http.Query;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Whose stacks a caller's list shows: those of the project, or of all where the policy allows. */
@ApplicationScoped
class StackListings {
    private final Rules rules;
    private final Caller caller;
    private final List<String> hiddenTags;

    StackListings(
            Rules rules,
            Caller caller,
            @ConfigProperty(name = "hearth.hidden-stack-tags") Optional<List<String>> hiddenTags) {
        this.rules = rules;
        this.caller = caller;
        this.hiddenTags = hiddenTags.orElse(List.of());
    }

    StackListing of(Query query) {
        Principal.Member member = caller.member();
        if (StackListing.asksForAllProjects(query)) {
            rules.require(member, "stacks:global_index");
            return StackListing.of(null, true, hiddenTags, query);
        }
        return StackListing.of(member.projectId(), rules.isAdmin(member), hiddenTags, query);
    }
}
