package io.hearth.stackapi.api.catalogue;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.hearth.access.PolicyRule;
import io.hearth.stackapi.api.http.Times;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/**
 * The engines. Replicas do not know each other: an answer tells of the one that gives it, and that
 * one is up.
 */
@Path("/v1/{tenant_id}/services")
@Produces(MediaType.APPLICATION_JSON)
class ServicesResource {
    private static final int REPORT_INTERVAL = 60;

    private final String engineId = UUID.randomUUID().toString();
    private final Instant started = Instant.now();
    private final String binary;
    private final String hostName = hostName();

    ServicesResource(@ConfigProperty(name = "quarkus.application.name") String binary) {
        this.binary = binary;
    }

    @GET
    @PolicyRule("service:index")
    @Operation(summary = "List engines")
    public Services services() {
        return new Services(
                List.of(
                        new EngineView(
                                engineId,
                                binary,
                                engineId,
                                hostName,
                                hostName,
                                "engine",
                                REPORT_INTERVAL,
                                Times.text(started),
                                Times.text(Instant.now()),
                                null,
                                "up")));
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "localhost";
        }
    }

    /** The body. */
    public record Services(List<EngineView> services) {}

    /**
     * An engine.
     *
     * @param reportInterval seconds
     * @param deletedAt always null: an engine that has ended answers nothing
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record EngineView(
            String id,
            String binary,
            String engineId,
            String host,
            String hostname,
            String topic,
            int reportInterval,
            String createdAt,
            String updatedAt,
            @Nullable String deletedAt,
            String status) {}
}
