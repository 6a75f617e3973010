package io.hearth.launcher.daemon;

import io.hearth.keystone.DeploymentId;
import io.hearth.keystone.KeypairMaker;
import io.hearth.keystone.bootstrap.Account;
import io.hearth.launcher.layout.KeystonePolicy;
import io.hearth.launcher.layout.Listener;
import io.hearth.launcher.layout.Part;
import io.hearth.launcher.layout.SecretFiles;
import io.hearth.launcher.layout.Settings;
import io.hearth.launcher.layout.StateDirectory;
import io.hearth.local.PostgresServer;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Properties;

/** Writes what a service has to know into a file of its own; secrets as the names of files. */
final class ServiceConfiguration {
    /** Above a service's packaged application.properties (250), below the environment (300). */
    private static final String ABOVE_PACKAGED = "275";

    private final StateDirectory state;
    private final Settings settings;
    private final SecretFiles secrets;
    private final DeploymentId deployment;

    ServiceConfiguration(
            StateDirectory state, Settings settings, SecretFiles secrets, DeploymentId deployment) {
        this.state = state;
        this.settings = settings;
        this.secrets = secrets;
        this.deployment = deployment;
    }

    /**
     * @param stackUserDomainId Keystone's id of the domain that the stack users live in
     * @return the file
     */
    Path write(Part service, String stackUserDomainId) {
        Properties properties = new Properties();
        properties.setProperty("config_ordinal", ABOVE_PACKAGED);
        properties.setProperty(
                "quarkus.http.port",
                String.valueOf(settings.ports().of(service.listeners().getFirst())));
        // one machine, whose PostgreSQL and Kafka ask nobody who comes
        properties.setProperty("hearth.production-checks", "off");
        addDatabase(properties, service);
        properties.setProperty(
                "kafka.bootstrap.servers", "127.0.0.1:" + settings.ports().of(Listener.KAFKA));
        properties.setProperty("hearth.keyset-file", keyset(service).toString());
        if (service == Part.STACK_API || service == Part.SIGNAL_SERVICE) {
            properties.setProperty(
                    "hearth.custom-resources.keyset-file", secrets.provisionerKeyset().toString());
        }
        properties.setProperty(DeploymentId.PROPERTY, deployment.text());
        properties.setProperty("hearth.stack-user-domain-id", stackUserDomainId);
        properties.setProperty("hearth.endpoint.orchestration", settings.orchestrationUrl());
        properties.setProperty("hearth.endpoint.cloudformation", settings.cloudformationUrl());
        properties.setProperty("hearth.keystone.url", settings.keystoneUrl().toString());
        properties.setProperty("hearth.keystone.region", settings.region());
        addLogin(properties, KeystoneLogin.of(service));
        if (service == Part.IDENTITY_WORKER) {
            addUser(properties, "hearth.trustee.", Account.SERVICE);
            properties.setProperty(KeypairMaker.PROPERTY, keypairMaker().word());
            properties.setProperty(
                    "hearth.operator.token-file", secrets.operatorToken().toString());
        }
        return save(service, properties);
    }

    /** Who talks to strangers can open nothing of the others'. */
    private Path keyset(Part service) {
        return service == Part.WEBHOOK_SERVICE ? secrets.webhookKeyset() : secrets.keyset();
    }

    /** Under the hardened policy nobody else may. */
    private KeypairMaker keypairMaker() {
        return settings.keystone().isEmpty() && settings.policy() == KeystonePolicy.HARDENED
                ? KeypairMaker.USER
                : KeypairMaker.DOMAIN_ADMIN;
    }

    private void addDatabase(Properties properties, Part service) {
        String server =
                "postgresql://127.0.0.1:%d/%s"
                        .formatted(settings.ports().of(Listener.POSTGRESQL), service.database());
        properties.setProperty("quarkus.datasource.username", PostgresServer.USER);
        properties.setProperty("quarkus.datasource.jdbc.url", "jdbc:" + server);
        properties.setProperty("quarkus.datasource.reactive.url", server);
    }

    private void addLogin(Properties properties, KeystoneLogin login) {
        String prefix = "hearth.keystone.";
        addUser(properties, prefix, login.account());
        login.project()
                .ifPresent(project -> properties.setProperty(prefix + "project-name", project));
    }

    private void addUser(Properties properties, String prefix, Account account) {
        properties.setProperty(prefix + "username", account.userName(deployment));
        properties.setProperty(prefix + "user-domain-name", account.domainName());
        properties.setProperty(
                prefix + "password-file", secrets.passwordFile(account.label()).toString());
    }

    private Path save(Part service, Properties properties) {
        StringWriter text = new StringWriter();
        try {
            properties.store(text, "Written by hearth up at each start");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Path file = state.run(service.label() + ".properties");
        StateDirectory.writePrivately(file, text.toString());
        return file;
    }
}
