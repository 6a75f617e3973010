package io.hearth.local;

import static io.hearth.local.PlainKeystone.Request.delete;
import static io.hearth.local.PlainKeystone.Request.patch;
import static io.hearth.local.PlainKeystone.Request.post;
import static io.hearth.local.PlainKeystone.Request.put;

import io.hearth.local.PlainKeystone.Request;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Calls at what belongs to the whole cloud. Under Keystone's default policy each is carried out.
 */
final class CloudAttacks {
    private CloudAttacks() {}

    static List<Attack> all() {
        return Stream.of(catalog(), rules(), waysUp()).flatMap(List::stream).toList();
    }

    private static List<Attack> catalog() {
        return List.of(
                at(
                        "make a service",
                        f ->
                                post(
                                        "/services",
                                        "{\"service\": {\"type\": \"%s\"}}".formatted(f.name()))),
                at("delete a service", f -> delete("/services/" + f.service())),
                at(
                        "make an endpoint",
                        f ->
                                post(
                                        "/endpoints",
                                        """
                                        {"endpoint": {"interface": "public", "service_id": "%s",
                                         "url": "http://mine"}}"""
                                                .formatted(f.service()))),
                at(
                        "turn an endpoint elsewhere",
                        f ->
                                patch(
                                        "/endpoints/" + f.endpoint(),
                                        "{\"endpoint\": {\"url\": \"http://mine\"}}")),
                at("delete an endpoint", f -> delete("/endpoints/" + f.endpoint())),
                at(
                        "make a region",
                        f ->
                                post(
                                        "/regions",
                                        "{\"region\": {\"id\": \"%s\"}}".formatted(f.name()))),
                at(
                        "change a region",
                        f ->
                                patch(
                                        "/regions/" + f.region(),
                                        "{\"region\": {\"description\": \"mine\"}}")),
                at("delete a region", f -> delete("/regions/" + f.region())));
    }

    private static List<Attack> rules() {
        return List.of(
                at(
                        "make a policy",
                        f ->
                                post(
                                        "/policies",
                                        "{\"policy\": {\"type\": \"text/plain\", \"blob\": \"%s\"}}"
                                                .formatted(f.name()))),
                at("delete a policy", f -> delete("/policies/" + f.policy())),
                at(
                        "limit the whole cloud",
                        f ->
                                post(
                                        "/registered_limits",
                                        """
                                        {"registered_limits": [{"service_id": "%s",
                                         "resource_name": "mine", "default_limit": 1}]}"""
                                                .formatted(f.service()))),
                at(
                        "raise a project's limit",
                        f -> patch("/limits/" + f.limit(), "{\"limit\": {\"resource_limit\": 4}}")),
                at("delete a project's limit", f -> delete("/limits/" + f.limit())));
    }

    /** Within its own domain, and with more than the domain in its reach afterwards. */
    private static List<Attack> waysUp() {
        return List.of(
                by(
                        "become admin of a project of its own, which is in no domain's bounds",
                        a ->
                                put(
                                        "/projects/%s/users/%s/roles/%s"
                                                .formatted(
                                                        a.stack().project(),
                                                        a.stack().admin(),
                                                        a.stack().adminRole()))),
                by(
                        "become admin of all projects of its own domain",
                        a ->
                                put(
                                        "/OS-INHERIT/domains/%s/users/%s/roles/%s/inherited_to_projects"
                                                .formatted(
                                                        a.stack().domain(),
                                                        a.stack().admin(),
                                                        a.stack().adminRole()))),
                at(
                        "have a role imply another",
                        f -> put("/roles/%s/implies/%s".formatted(f.role(), f.memberRole()))),
                by(
                        "rename its own domain",
                        a ->
                                patch(
                                        "/domains/" + a.stack().domain(),
                                        "{\"domain\": {\"description\": \"%s\"}}"
                                                .formatted(a.foreign().name()))),
                by(
                        "make a domain by way of projects",
                        a ->
                                post(
                                        "/projects",
                                        "{\"project\": {\"name\": \"mine-%s\", \"is_domain\": true}}"
                                                .formatted(a.foreign().name()))));
    }

    private static Attack at(String name, Function<ForeignObjects, Request> call) {
        return new Attack(name, aim -> call.apply(aim.foreign()));
    }

    private static Attack by(String name, Function<Attack.Aim, Request> call) {
        return new Attack(name, call);
    }
}
