package io.hearth.keystone.bootstrap;

import io.hearth.keystone.KeystoneAdmin;
import io.hearth.keystone.KeystoneAdmin.Kind;
import io.hearth.keystone.KeystoneAdmin.Scope;
import java.util.Locale;
import java.util.Optional;

/** A user has a role on a project or a domain. */
record GrantStep(String userName, String role, Scope scope, String scopeName) implements Step {
    @Override
    public String name() {
        return "role %s of %s on %s %s"
                .formatted(role, userName, scope.name().toLowerCase(Locale.ROOT), scopeName);
    }

    @Override
    public boolean isDone(KeystoneAdmin keystone, Ids ids) {
        Optional<String> scopeId = ids.find(kind(), scopeName);
        Optional<String> userId = ids.find(Kind.USER, userName);
        Optional<String> roleId = ids.find(Kind.ROLE, role);
        return scopeId.isPresent()
                && userId.isPresent()
                && roleId.isPresent()
                && keystone.hasGrant(scope, scopeId.get(), userId.get(), roleId.get());
    }

    @Override
    public void run(KeystoneAdmin keystone, Ids ids) {
        keystone.grant(
                scope,
                ids.get(kind(), scopeName),
                ids.get(Kind.USER, userName),
                ids.get(Kind.ROLE, role));
    }

    private Kind kind() {
        return scope == Scope.DOMAIN ? Kind.DOMAIN : Kind.PROJECT;
    }
}
