package io.hearth.stackapi.api.deployment;

import io.hearth.access.rest.FaultType;
import io.hearth.access.rest.HeatFault;
import io.hearth.stackapi.api.http.JsonBody;
import io.hearth.stackapi.deployment.config.ConfigContent;
import io.hearth.stackapi.deployment.config.IoSchemas;
import io.hearth.stackapi.deployment.config.NewConfig;
import io.hearth.template.text.MalformedTextException;
import io.hearth.template.text.PlainData;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code POST /software_configs}.
 *
 * @see <a href="https://docs.openstack.org/api-ref/orchestration/v1/#create-configuration">Create
 *     configuration</a>
 */
final class ConfigBody {
    private static final String INPUTS = "inputs";
    private static final String OUTPUTS = "outputs";
    private static final Set<String> KEYS =
            Set.of("name", "group", "config", INPUTS, OUTPUTS, "options");

    private ConfigBody() {}

    static NewConfig read(byte[] bytes, String projectId) {
        JsonBody body = JsonBody.parse(bytes).allow(KEYS);
        ConfigContent content = content(body);
        if (content.size() > ConfigContent.LARGEST) {
            throw HeatFault.limitExceeded(ConfigContent.tooLarge(content.size()));
        }
        return new NewConfig(
                projectId, ShortText.of(body, "name"), ShortText.of(body, "group"), content);
    }

    private static ConfigContent content(JsonBody body) {
        try {
            return new ConfigContent(
                    body.value("config"),
                    IoSchemas.inputs(plain(body, INPUTS)),
                    IoSchemas.outputs(plain(body, OUTPUTS)),
                    body.object("options"));
        } catch (IllegalArgumentException wrong) {
            throw HeatFault.of(FaultType.VALUE_ERROR, String.valueOf(wrong.getMessage()));
        }
    }

    /** Numbers as schemas take them. */
    private static List<?> plain(JsonBody body, String key) {
        @Nullable Object given = body.value(key);
        if (given != null && !(given instanceof List<?>)) {
            throw new IllegalArgumentException("Software Config I/O Schema must be in a list");
        }
        try {
            return PlainData.copy(Map.of(key, body.list(key))).get(key) instanceof List<?> list
                    ? list
                    : List.of();
        } catch (MalformedTextException tooMuch) {
            throw HeatFault.badRequest("'%s': %s".formatted(key, tooMuch.getMessage()));
        }
    }
}
