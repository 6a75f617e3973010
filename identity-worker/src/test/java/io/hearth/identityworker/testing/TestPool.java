package io.hearth.identityworker.testing;

import io.hearth.contract.seal.Secret;
import io.hearth.identityworker.account.AccountPool;
import io.hearth.identityworker.account.PoolRules;
import io.hearth.identityworker.domain.StackDomain;
import io.hearth.keystone.DeploymentId;
import io.hearth.keystone.Grant;
import io.hearth.keystone.Keystone;
import io.hearth.keystone.NewUser;
import io.hearth.keystone.User;
import java.util.List;
import java.util.UUID;

/** The accounts of the pool in a real Keystone, which somebody has made before. */
public record TestPool(StackDomain domain, AccountPool pool) {
    private static final String MARK = PoolRules.markOf(new DeploymentId("hearth-test"));

    /** As it was made. */
    public static final Secret FIRST_PASSWORD = Secret.of("a first password");

    /** A pool of so many new accounts and no others. */
    public static TestPool of(int accounts, StackDomain domain, AccountPool pool) {
        TestPool made = new TestPool(domain, pool);
        made.all().forEach(user -> domain.keystone().deleteUser(user.id()));
        for (int i = 0; i < accounts; i++) {
            made.add();
        }
        pool.look();
        return made;
    }

    /** One more; it is the pool's once that has looked. */
    public User add() {
        return domain.keystone()
                .createUser(
                        new NewUser(
                                domain.id(),
                                "account-" + UUID.randomUUID(),
                                MARK,
                                null,
                                FIRST_PASSWORD));
    }

    public List<User> all() {
        return domain.keystone().users(domain.id()).stream()
                .filter(user -> user.description().equals(MARK))
                .toList();
    }

    /** What Keystone holds of each that is in use, and how many hold nothing. */
    public List<String> held() {
        List<String> lines =
                all().stream().map(this::line).filter(line -> !line.isEmpty()).sorted().toList();
        return lines.isEmpty() ? List.of("all clean") : lines;
    }

    private String line(User user) {
        Keystone keystone = domain.keystone();
        List<Grant> grants = keystone.grants(user.id());
        int credentials = keystone.credentialIds(user.id()).size();
        return !user.enabled() && grants.isEmpty() && credentials == 0
                ? ""
                : "%s %d roles %d keypairs"
                        .formatted(
                                user.enabled() ? "enabled" : "disabled",
                                grants.size(),
                                credentials);
    }
}
