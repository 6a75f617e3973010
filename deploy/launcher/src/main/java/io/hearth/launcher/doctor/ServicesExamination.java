package io.hearth.launcher.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import io.hearth.launcher.caller.Web;
import io.hearth.launcher.layout.Part;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The services: whether they run, and what keeps one from being ready; where none can be reached by
 * itself, whether one of each answers behind the Orchestration API's address.
 */
final class ServicesExamination implements Doctor.Examination {
    private static final String RESOURCE = "/nobody/stacks/none/none/resources/none/";

    /** Paths that lead to each, and to nothing there. */
    private static final Map<Part, String> BEHIND_THE_API =
            Map.of(
                    Part.STACK_API,
                    "/nobody/stacks",
                    Part.METADATA_SERVICE,
                    RESOURCE + "metadata",
                    Part.SIGNAL_SERVICE,
                    RESOURCE + "signal",
                    Part.WEBHOOK_SERVICE,
                    "/nobody/webhooks");

    private final Web web = new Web();

    @Override
    public void look(Premises premises, Consumer<Finding> found) throws InterruptedException {
        for (Part service : Part.services()) {
            Optional<URI> base = Optional.ofNullable(premises.services().get(service));
            if (base.isPresent()) {
                found.accept(look(service, base.get()));
            }
        }
        Optional<String> api = orchestration(premises);
        if (api.isPresent()) {
            behind(api.get(), premises.services().isEmpty(), found);
        }
    }

    /** Its address with its version: as it ought to be, else as the catalog says. */
    private Optional<String> orchestration(Premises premises) throws InterruptedException {
        if (premises.wanted().isPresent()) {
            return Optional.of(premises.wanted().get().orchestration());
        }
        return Client.token(premises, web)
                .flatMap(
                        token ->
                                Client.endpoints(token, "orchestration", premises)
                                        .map(url -> url.replaceFirst("/[^/]*/?$", ""))
                                        .findFirst());
    }

    private void behind(String api, boolean each, Consumer<Finding> found)
            throws InterruptedException {
        try {
            web.get(URI.create(api).resolve("/"));
            found.accept(Finding.good("The Orchestration API answers at %s", api));
            for (Part service : Part.services()) {
                if (each && BEHIND_THE_API.containsKey(service)) {
                    found.accept(behind(api, service));
                }
            }
        } catch (IOException e) {
            found.accept(
                    Finding.wrong(
                            "The Orchestration API does not answer at %s (%s). Start what stands in front of the services, or look at the address in Keystone's catalog.",
                            api, Web.reason(e)));
        }
    }

    /** Asks what may be asked, so that nothing is refused and written down. */
    private Finding behind(String api, Part service) throws IOException, InterruptedException {
        URI url = URI.create(api + BEHIND_THE_API.get(service));
        int status = web.send("OPTIONS", url, Map.of()).statusCode();
        return status < 500
                ? Finding.good("%s is ready behind %s", service.label(), api)
                : Finding.wrong(
                        "No %s is ready behind %s, which answers %d for it. Start it, and look at its logs.",
                        service.label(), api, status);
    }

    private Finding look(Part service, URI base) throws InterruptedException {
        try {
            HttpResponse<String> answer = web.get(base.resolve("/q/health/ready"));
            return answer.statusCode() == 200
                    ? Finding.good("%s is ready", service.label())
                    : Finding.wrong(
                            "%s is not ready: %s. 'hearth logs %s' tells more.",
                            service.label(), String.join("; ", down(answer)), service.label());
        } catch (IOException e) {
            return Finding.wrong(
                    "%s does not answer at %s (%s). 'hearth logs %s' tells why.",
                    service.label(), base, Web.reason(e), service.label());
        }
    }

    private static List<String> down(HttpResponse<String> answer) throws IOException {
        List<String> down = new ArrayList<>();
        for (JsonNode check : Web.json(answer).path("checks")) {
            if (!check.path("status").asText().equals("UP")) {
                String data = check.path("data").isMissingNode() ? "" : " " + check.path("data");
                down.add(check.path("name").asText() + data);
            }
        }
        return down;
    }
}
