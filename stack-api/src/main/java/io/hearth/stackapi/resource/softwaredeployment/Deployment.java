package io.hearth.stackapi.resource.softwaredeployment;

import io.hearth.contract.seal.Secret;
import io.hearth.stackapi.deployment.DeploymentValues;
import io.hearth.stackapi.deployment.config.ConfigContent;
import io.hearth.stackapi.deployment.config.SoftwareConfig;
import io.hearth.stackapi.resource.Deployed;
import io.hearth.stackapi.resource.DeploymentData;
import io.hearth.stackapi.resource.Outcome;
import io.hearth.stackapi.resource.PythonJson;
import io.hearth.stackapi.resource.RandomIds;
import io.hearth.stackapi.resource.ResourceContext;
import io.hearth.stackapi.stack.StackException;
import io.hearth.stackapi.stack.Status;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The deployment that a resource is, as the resource remembers it. */
final class Deployment {
    private final ResourceContext context;

    Deployment(ResourceContext context) {
        this.context = context;
    }

    boolean inProgress() {
        return status().filter(Status.IN_PROGRESS.name()::equals).isPresent();
    }

    boolean failed() {
        return status().filter(Status.FAILED.name()::equals).isPresent();
    }

    private Optional<String> status() {
        return context.data(DeploymentData.STATUS);
    }

    /** Why it is as it is. */
    String reason() {
        return context.secret(DeploymentData.REASON).map(Secret::reveal).orElse("");
    }

    /** Output name to value, as the server has told them. */
    Map<String, @Nullable Object> outputs() {
        return context.secret(DeploymentData.VALUES)
                .map(DeploymentValues::of)
                .map(DeploymentValues::outputs)
                .orElse(Map.of());
    }

    /** What the server has got; empty before it has got anything. */
    Optional<ConfigContent> content() {
        return context.secret(DeploymentData.CONTENT).map(ConfigContent::of);
    }

    /**
     * With a config for the server to apply now.
     *
     * @param action such as {@code CREATE}
     * @throws StackException RequestLimitExceeded
     * @throws IllegalArgumentException that says what a name may not be
     */
    Outcome bring(SourceConfig source, ConfigContent content, String action) {
        int size = content.size();
        if (size > ConfigContent.LARGEST) {
            throw StackException.overLimit(ConfigContent.tooLarge(size));
        }
        context.ground().orElseThrow().admit(size);
        String server = String.valueOf(context.properties().get(DeploymentProperties.SERVER));
        String name = ShortName.check("name", name(source));
        String group = ShortName.check("group", source.group());
        String known = context.resource().physicalId();
        String id = known == null ? RandomIds.uuid(context.random()) : known;
        String configId = RandomIds.uuid(context.random());
        Instant createdAt =
                context.data(DeploymentData.CREATED_AT).map(Instant::parse).orElse(context.now());
        SoftwareConfig config =
                new SoftwareConfig(
                        configId,
                        context.stack().projectId(),
                        name,
                        group,
                        context.now(),
                        content,
                        null,
                        null);
        Outcome brought =
                Outcome.physicalId(id)
                        .remember(DeploymentData.SERVER, server)
                        .remember(DeploymentData.CONFIG, configId)
                        .remember(DeploymentData.CONFIG_NAME, name)
                        .remember(DeploymentData.CONFIG_GROUP, group)
                        .remember(DeploymentData.CONFIG_AT, context.now().toString())
                        .remember(DeploymentData.SIZE, Integer.toString(size))
                        .remember(DeploymentData.ACTION, action)
                        .remember(DeploymentData.CREATED_AT, createdAt.toString())
                        .seal(DeploymentData.CONTENT, content.text())
                        .deploy(
                                new Deployed(
                                        server,
                                        id,
                                        nextVersion(),
                                        name,
                                        createdAt,
                                        Secret.of(PythonJson.dumps(config.shown()))));
        Map<String, @Nullable Object> inputs =
                DeploymentProperties.map(context, DeploymentProperties.INPUT_VALUES);
        return SignalTransport.of(context) == SignalTransport.NO_SIGNAL
                ? told(
                        brought,
                        new DeploymentValues(inputs, outputsOrNull()),
                        Status.COMPLETE,
                        "Not waiting for outputs signal")
                : told(
                        brought,
                        new DeploymentValues(inputs, outputsOrNull()),
                        Status.IN_PROGRESS,
                        "Deploy data available");
    }

    /** With what the server has answered. */
    Outcome take(Verdict verdict) {
        DeploymentValues before =
                context.secret(DeploymentData.VALUES)
                        .map(DeploymentValues::of)
                        .orElse(new DeploymentValues(Map.of(), null));
        return told(
                Outcome.NOTHING,
                new DeploymentValues(before.inputs(), verdict.outputs()),
                verdict.status(),
                verdict.reason());
    }

    private Outcome told(Outcome outcome, DeploymentValues values, Status status, String reason) {
        return outcome.remember(DeploymentData.STATUS, status.name())
                .remember(DeploymentData.VERSION, Long.toString(nextVersion()))
                .remember(DeploymentData.UPDATED_AT, context.now().toString())
                .seal(DeploymentData.REASON, Secret.of(reason))
                .seal(DeploymentData.VALUES, values.text());
    }

    private long nextVersion() {
        return context.data(DeploymentData.VERSION).map(Long::parseLong).orElse(0L) + 1;
    }

    private @Nullable Map<String, @Nullable Object> outputsOrNull() {
        Map<String, @Nullable Object> outputs = new LinkedHashMap<>(outputs());
        return outputs.isEmpty() ? null : outputs;
    }

    private String name(SourceConfig source) {
        String own = DeploymentProperties.text(context, DeploymentProperties.NAME);
        if (own != null) {
            return own;
        }
        String name = source.name();
        return name == null || name.isEmpty() ? context.resource().physicalName() : name;
    }
}
