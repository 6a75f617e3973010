package io.hearth.identityworker;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearth.identityworker.account.AccountPool;
import io.hearth.identityworker.domain.StackDomain;
import io.hearth.identityworker.testing.HeatDomain;
import io.hearth.identityworker.testing.Life;
import io.hearth.identityworker.testing.PooledAccounts;
import io.hearth.identityworker.testing.SharedAccountStack;
import io.hearth.identityworker.testing.TestPool;
import io.hearth.identityworker.testing.TrusteeStack;
import io.hearth.identityworker.testing.WithStackDomain;
import io.hearth.keystone.Keystone;
import io.hearth.keystone.NewUser;
import io.hearth.keystone.User;
import io.hearth.testkit.WithBackingServices;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The same plans with accounts of a pool: the same end, and afterwards a pool of which nothing is
 * missing and nobody holds anything.
 */
@QuarkusTest
@WithBackingServices
@WithStackDomain
@TestProfile(PooledAccounts.class)
class PoolCrashTest extends CrashTest {
    private static final int ACCOUNTS = 3;

    @Inject AccountPool pool;
    @Inject StackDomain domain;

    private TestPool accounts;

    @BeforeEach
    void fill() {
        accounts = TestPool.of(ACCOUNTS, domain, pool);
    }

    @Test
    void soDoesEveryOneOfATrusteeOnASharedAccount() {
        String account = sharedAccount();

        everyPlanEndsAlike(
                () -> new SharedAccountStack(TrusteeStack.of(owner, sealer)),
                "0 projects, users [web-trustee], keypairs of [web-trustee]",
                "0 projects, users [(web-trustee)], keypairs of [web-trustee]",
                "0 projects, users [web-trustee], keypairs of [web-trustee, web-trustee]");

        assertThat(owner.handedOn()).isZero();
        assertThat(domain.keystone().credentialIds(account)).isEmpty();
        assertThat(domain.keystone().user(account)).map(User::enabled).contains(true);
    }

    /** The parent tries the boundaries themselves; a plan with accounts to clean takes long. */
    @Override
    int turns() {
        return 12;
    }

    private String sharedAccount() {
        Keystone keystone = domain.keystone();
        return keystone.findUser(domain.id(), PooledAccounts.SHARED)
                .orElseGet(
                        () ->
                                keystone.createUser(
                                        new NewUser(
                                                domain.id(),
                                                PooledAccounts.SHARED,
                                                "",
                                                null,
                                                TestPool.FIRST_PASSWORD)))
                .id();
    }

    /** Accounts have names of their own: each is told by the resource that has leased it. */
    @Override
    HeatDomain inKeystone(Life stack) {
        HeatDomain marked = super.inKeystone(stack);
        assertThat(marked.users()).isEmpty();
        List<User> users = accounts(stack.rootId());
        String accessKeys = accessKeys(stack.rootId());
        return new HeatDomain(
                marked.projects(),
                users,
                users.stream()
                        .flatMap(user -> domain.keystone().ec2Credentials(user.id()).stream())
                        .filter(keypair -> accessKeys.contains(keypair.accessKey()))
                        .toList());
    }

    @Override
    int left(Life stack) {
        boolean whole = pool.census().free() == ACCOUNTS && pool.census().waiting() == 0;
        boolean clean = accounts.held().equals(List.of("all clean"));
        return super.left(stack) + (whole ? 0 : 1) + (clean ? 0 : 1);
    }

    private List<User> accounts(String rootId) {
        return rows(
                """
                select i.keystone_id, i.resource, i.account, i.trust_id from identity i
                where i.root_id = ? and i.kind in ('USER', 'TRUSTEE') and i.keystone_id is not null
                    and (i.account = 'SHARED' and i.phase <> 'REMOVED'
                        or i.id in (select leased_to from account))
                """,
                rootId,
                row -> {
                    User user = domain.keystone().user(row.getString(1)).orElseThrow();
                    String trustId = row.getString(4);
                    boolean enabled =
                            row.getString(3).equals("SHARED")
                                    ? trustId != null && owner.redelegations().stands(trustId)
                                    : user.enabled();
                    return new User(
                            user.id(),
                            user.domainId(),
                            "web-%s-%s".formatted(row.getString(2), rootId.substring(0, 12)),
                            user.description(),
                            null,
                            enabled);
                });
    }

    /** All that the tree has, one beside the other: a shared account has others', too. */
    private String accessKeys(String rootId) {
        return String.join(
                " ",
                rows(
                        "select concat(access_key, ' ', former_keys) from identity where root_id = ?",
                        rootId,
                        row -> row.getString(1)));
    }

    private interface Shape<T> {
        T of(ResultSet row) throws SQLException;
    }

    private <T> List<T> rows(String sql, String rootId, Shape<T> shape) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, rootId);
            List<T> rows = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    rows.add(shape.of(row));
                }
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
