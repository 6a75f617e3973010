package io.hearth.identityworker.testing;

import io.hearth.local.FreePorts;
import io.hearth.local.KeystoneDatabase;
import io.hearth.local.KeystoneServer;
import io.hearth.local.KeystoneServerSettings;
import io.hearth.local.PostgresServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A Keystone whose stack domain is in SQL and whose domain {@code corp} is in LDAP, configured as
 * docs/directories.md says.
 */
public final class LdapOwnersResource implements QuarkusTestResourceLifecycleManager {
    /** Somebody in the domain {@code corp}. */
    public static final String PERSON = "jane";

    public static final String PASSWORD = "a-persons-password";

    /** The property that has the id of the domain in LDAP. */
    public static final String DOMAIN = "hearth.test.ldap-domain";

    private @Nullable LdapServer ldap;
    private @Nullable KeystoneServer keystone;

    /** Whether Debian's package slapd is there. */
    public static boolean isPossible() {
        return LdapServer.program().isPresent();
    }

    @Override
    public Map<String, String> start() {
        try {
            Path directory = Files.createTempDirectory("hearth-ldap-test-");
            LdapServer directoryServer =
                    LdapServer.start(
                            Files.createDirectory(directory.resolve("ldap")), PERSON, PASSWORD);
            ldap = directoryServer;
            PostgresServer postgres =
                    PostgresServer.start(
                            directory.resolve("pg"),
                            FreePorts.next(),
                            PostgresServer.Durability.FAST);
            postgres.createDatabase("keystone");
            Path home = directory.resolve("keystone");
            KeystoneServerSettings settings =
                    KeystoneServerSettings.of(
                                    home,
                                    FreePorts.next(),
                                    KeystoneDatabase.of(postgres, "keystone"),
                                    StackDomainResource.ADMIN_PASSWORD)
                            .withBcryptRounds(KeystoneServerSettings.FAST_BCRYPT_ROUNDS);
            Path domains = Files.createDirectories(home.resolve("domains"));
            Files.createDirectories(home.resolve("conf.d"));
            Files.writeString(
                    home.resolve("conf.d").resolve("domains.conf"),
                    """
                    [identity]
                    driver = sql
                    domain_specific_drivers_enabled = true
                    domain_config_dir = %s
                    """
                            .formatted(domains));
            KeystoneServer first = KeystoneServer.start(settings, step -> {});
            StackDomainResource.Admin admin =
                    new StackDomainResource.Admin(first.url(), StackDomainResource.ADMIN_PASSWORD);
            String domain = admin.make("/domains", "domain", Map.of("name", "corp"));
            first.close();
            Files.writeString(domains.resolve("keystone.corp.conf"), corp(directoryServer));
            KeystoneServer second = KeystoneServer.start(settings, step -> {});
            keystone = second;
            Map<String, String> configuration = new HashMap<>(StackDomainResource.prepare(second));
            configuration.put(DOMAIN, domain);
            return configuration;
        } catch (IOException | SQLException e) {
            throw new IllegalStateException("Keystone with LDAP does not start.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void stop() {
        if (keystone != null) {
            keystone.close();
        }
        if (ldap != null) {
            ldap.close();
        }
    }

    private static String corp(LdapServer ldap) {
        return """
        [identity]
        driver = ldap
        [ldap]
        url = %1$s
        user = %2$s
        password = %3$s
        suffix = %4$s
        user_tree_dn = ou=people,%4$s
        user_objectclass = inetOrgPerson
        user_id_attribute = uid
        user_name_attribute = uid
        group_tree_dn = ou=groups,%4$s
        """
                .formatted(
                        ldap.url(),
                        LdapServer.READER,
                        LdapServer.READER_PASSWORD,
                        LdapServer.SUFFIX);
    }
}
