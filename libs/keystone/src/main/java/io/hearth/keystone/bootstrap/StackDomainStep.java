package io.hearth.keystone.bootstrap;

import io.hearth.keystone.KeystoneAdmin;
import io.hearth.keystone.KeystoneAdmin.Kind;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * There is the domain of the stacks' projects and users.
 *
 * @param id what its id must be, for services that are told before there is one
 */
record StackDomainStep(Optional<String> id) implements Step {
    @Override
    public String name() {
        return domain().name();
    }

    /**
     * @throws IllegalStateException if the domain is there under another id, which cannot be
     *     changed
     */
    @Override
    public boolean isDone(KeystoneAdmin keystone, Ids ids) {
        boolean there = domain().isDone(keystone, ids);
        if (there && id.isPresent()) {
            String found = ids.get(Kind.DOMAIN, Names.STACK_DOMAIN);
            if (!found.equals(id.get())) {
                throw new IllegalStateException(
                        "The domain %s of this Keystone has the id %s, not %s. An id cannot be changed: tell bootstrap and the services this one (hearth.stack-user-domain-id)."
                                .formatted(Names.STACK_DOMAIN, found, id.get()));
            }
        }
        return there;
    }

    @Override
    public void run(KeystoneAdmin keystone, Ids ids) {
        domain().run(keystone, ids);
    }

    private NamedStep domain() {
        Map<String, Object> fields = new HashMap<>();
        fields.put("description", "Projects and users of stacks");
        id.ifPresent(chosen -> fields.put("explicit_domain_id", chosen));
        return NamedStep.global(Kind.DOMAIN, Names.STACK_DOMAIN, fields);
    }
}
