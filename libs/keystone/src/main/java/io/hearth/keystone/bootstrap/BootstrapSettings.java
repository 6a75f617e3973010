package io.hearth.keystone.bootstrap;

import io.hearth.contract.seal.Secret;
import io.hearth.keystone.DeploymentId;
import io.hearth.keystone.KeystoneSettings;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * What the services must be told of the Keystone that has been made ready.
 *
 * @param passwords those that are known: given or generated; an account that was there before and
 *     got none is missing
 */
public record BootstrapSettings(
        String url,
        String stackUserDomainId,
        BootstrapOptions options,
        Map<Account, Secret> passwords) {
    private static final Map<String, Account> LOGINS = logins();
    private static final String UNKNOWN = "(as it was)";

    public BootstrapSettings {
        passwords = Map.copyOf(passwords);
    }

    public Optional<Secret> password(Account account) {
        return Optional.ofNullable(passwords.get(account));
    }

    /** The name of an account of this deployment. */
    public String userName(Account account) {
        return options.userName(account);
    }

    /** The login of an account, if its password is known. */
    public Optional<KeystoneSettings> login(Account account) {
        return password(account)
                .map(
                        password ->
                                account == Account.DOMAIN_ADMIN
                                        ? KeystoneSettings.ofDomain(
                                                url,
                                                options.userName(account),
                                                password,
                                                account.domainName())
                                        : KeystoneSettings.ofProject(
                                                url,
                                                options.userName(account),
                                                password,
                                                project(account)));
    }

    /**
     * What one service reads, by the properties' names, the password in clear.
     *
     * @param service {@code stack-api}, {@code identity-worker}, {@code metadata-service} or {@code
     *     signal-service}
     */
    public Map<String, String> propertiesOf(String service) {
        Account account = LOGINS.get(service);
        if (account == null) {
            throw new IllegalArgumentException("There is no service '%s'.".formatted(service));
        }
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("hearth.keystone.url", url);
        properties.put("hearth.keystone.region", options.region());
        properties.put("hearth.keystone.username", options.userName(account));
        properties.put("hearth.keystone.user-domain-name", account.domainName());
        properties.put(
                "hearth.keystone.password", password(account).map(Secret::reveal).orElse(UNKNOWN));
        if (account != Account.DOMAIN_ADMIN) {
            properties.put("hearth.keystone.project-name", project(account));
            properties.put("hearth.keystone.project-domain-name", Names.DEFAULT_DOMAIN);
        }
        if (account == Account.DOMAIN_ADMIN) {
            properties.put("hearth.trustee.username", options.userName(Account.SERVICE));
            properties.put("hearth.trustee.user-domain-name", Account.SERVICE.domainName());
            properties.put(
                    "hearth.trustee.password",
                    password(Account.SERVICE).map(Secret::reveal).orElse(UNKNOWN));
        }
        properties.put(DeploymentId.PROPERTY, options.deployment().text());
        properties.put("hearth.stack-user-domain-id", stackUserDomainId);
        properties.put("hearth.stack-user-role", Names.STACK_USER_ROLE);
        properties.put("hearth.endpoint.orchestration", options.orchestration());
        properties.put("hearth.endpoint.cloudformation", options.cloudformation());
        return properties;
    }

    /** For {@code application.properties}, a paragraph for each service, passwords in clear. */
    public String asProperties() {
        return text(name -> name);
    }

    /** For an environment file, a paragraph for each service, passwords in clear. */
    public String asEnvironment() {
        return text(BootstrapSettings::variable);
    }

    private String text(UnaryOperator<String> naming) {
        return LOGINS.keySet().stream()
                .map(service -> "# " + service + "\n" + lines(propertiesOf(service), naming))
                .collect(Collectors.joining("\n"));
    }

    private static String lines(Map<String, String> properties, UnaryOperator<String> naming) {
        return properties.entrySet().stream()
                .map(property -> line(naming.apply(property.getKey()), property.getValue()))
                .collect(Collectors.joining());
    }

    private static String line(String name, String value) {
        return (value.equals(UNKNOWN) ? "# " : "") + name + "=" + value + "\n";
    }

    private static String variable(String property) {
        return property.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    private String project(Account account) {
        return switch (account) {
            case OWNER, OTHER -> options.userName(account);
            default -> Names.SERVICE_PROJECT;
        };
    }

    private static Map<String, Account> logins() {
        Map<String, Account> logins = new LinkedHashMap<>();
        logins.put("stack-api", Account.SERVICE);
        logins.put("identity-worker", Account.DOMAIN_ADMIN);
        logins.put("metadata-service", Account.SIGNATURE_VALIDATOR);
        logins.put("signal-service", Account.SIGNATURE_VALIDATOR);
        logins.put("webhook-service", Account.SIGNATURE_VALIDATOR);
        return logins;
    }
}
