package io.hearth.launcher.layout;

import io.hearth.local.KeystoneOrigin;
import io.hearth.local.KeystoneOrigin.Preference;
import io.hearth.local.PostgresServer;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.Optional;
import java.util.Properties;

/**
 * What the user chose for a local Hearth; kept in its state directory, so that every later command
 * finds it.
 *
 * @param ports where everything listens
 * @param keystone the Identity API of a Keystone that is already there; empty for a private one
 * @param origin where the programs of a private one come from
 * @param policy of a private one
 * @param region where the APIs stand in Keystone's catalog
 */
public record Settings(
        Ports ports,
        Optional<URI> keystone,
        KeystoneOrigin origin,
        KeystonePolicy policy,
        String region) {
    /** Keystone's own default. */
    public static final String USUAL_REGION = "RegionOne";

    private static final String KEYSTONE = "keystone";
    private static final String PREFERENCE = "keystone.origin";
    private static final String BASE_IMAGE = "keystone.base-image";
    private static final String POLICY = "keystone.policy";
    private static final String REGION = "region";

    /** With a private Keystone of the usual origin and policy, if with a private one. */
    public Settings(Ports ports, Optional<URI> keystone, String region) {
        this(ports, keystone, KeystoneOrigin.USUAL, KeystonePolicy.DEFAULT, region);
    }

    /** The settings that were last saved there, or the usual ones. */
    public static Settings load(StateDirectory state) {
        Properties properties = new Properties();
        if (state.isInUse()) {
            try (Reader reader = Files.newBufferedReader(state.settings())) {
                properties.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException(
                        "The settings in %s cannot be read.".formatted(state.settings()), e);
            }
        }
        return new Settings(
                Ports.from(properties),
                Optional.ofNullable(properties.getProperty(KEYSTONE)).map(URI::create),
                origin(properties),
                KeystonePolicy.valueOf(
                        properties.getProperty(POLICY, KeystonePolicy.DEFAULT.name())),
                properties.getProperty(REGION, USUAL_REGION));
    }

    private static KeystoneOrigin origin(Properties properties) {
        KeystoneOrigin usual = KeystoneOrigin.USUAL;
        return new KeystoneOrigin(
                Preference.valueOf(properties.getProperty(PREFERENCE, usual.preference().name())),
                properties.getProperty(BASE_IMAGE, usual.baseImage()));
    }

    /** Keeps them in the state directory. */
    public void save(StateDirectory state) {
        Properties properties = new Properties();
        ports.into(properties);
        keystone.ifPresent(url -> properties.setProperty(KEYSTONE, url.toString()));
        properties.setProperty(PREFERENCE, origin.preference().name());
        properties.setProperty(BASE_IMAGE, origin.baseImage());
        properties.setProperty(POLICY, policy.name());
        properties.setProperty(REGION, region);
        StringWriter text = new StringWriter();
        try {
            properties.store(text, "Written by hearth up");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        StateDirectory.writePrivately(state.settings(), text.toString());
    }

    /** JDBC's URL of a service's database. */
    public String database(Part service) {
        return "jdbc:postgresql://127.0.0.1:%d/%s?user=%s"
                .formatted(ports.of(Listener.POSTGRESQL), service.database(), PostgresServer.USER);
    }

    /** The Identity API that everything uses, with its version. */
    public URI keystoneUrl() {
        return keystone.orElseGet(
                () -> URI.create("http://127.0.0.1:%d/v3".formatted(ports.of(Listener.KEYSTONE))));
    }

    /** The public base address of the Orchestration API. */
    public String orchestrationUrl() {
        return "http://127.0.0.1:%d/v1".formatted(ports.of(Listener.ORCHESTRATION));
    }

    /** The public base address of the CloudFormation-compatible API. */
    public String cloudformationUrl() {
        return "http://127.0.0.1:%d/v1".formatted(ports.of(Listener.CLOUDFORMATION));
    }
}
