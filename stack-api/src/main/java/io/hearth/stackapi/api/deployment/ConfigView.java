package io.hearth.stackapi.api.deployment;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.hearth.stackapi.deployment.config.SoftwareConfig;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A software config in full. */
@JsonNaming(SnakeCaseStrategy.class)
record ConfigView(Map<String, @Nullable Object> softwareConfig) {
    static ConfigView of(SoftwareConfig config) {
        return new ConfigView(config.shown());
    }
}
