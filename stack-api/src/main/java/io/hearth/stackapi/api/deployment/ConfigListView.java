package io.hearth.stackapi.api.deployment;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.hearth.stackapi.api.http.Times;
import io.hearth.stackapi.deployment.config.ConfigSummary;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of software configs. */
@JsonNaming(SnakeCaseStrategy.class)
record ConfigListView(List<Item> softwareConfigs) {
    @JsonNaming(SnakeCaseStrategy.class)
    record Item(String id, @Nullable String name, @Nullable String group, String creationTime) {
        static Item of(ConfigSummary config) {
            return new Item(
                    config.id(), config.name(), config.group(), Times.text(config.createdAt()));
        }
    }

    static ConfigListView of(List<ConfigSummary> configs) {
        return new ConfigListView(configs.stream().map(Item::of).toList());
    }
}
