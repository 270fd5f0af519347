/**
 * GraphQL over HTTP, the same for every domain word. How a domain package uses it:
 *
 * <pre>{@code
 * @Singleton
 * final class ChildFields implements Fields {
 *     public void wire(Wiring wiring) {
 *         wiring.type("Child", Child.class);                   // record components answer fields of the same name;
 *         wiring.childRecord("Child", Child::id, Child::id);   // each read of one gets into the audit, however it is reached
 *         wiring.words("ChildStatus", ChildStatus.class);      // NOT_KNOWN is notKnown on the wire, both ways
 *         wiring.field("Child", "id", environment -> new GlobalId("Child", environment.<Child>getSource().id()));
 *         wiring.node("Child", (execution, uuid) -> find(execution, uuid));      // Optional; node(id:) finds it
 *         wiring.query("child", environment -> {
 *             var id = Input.of(environment).id("id", "Child");                  // UUID, or badArgument with path "id"
 *             return find(Execution.of(environment), id);                        // Optional.empty() answers null
 *         });
 *         wiring.batch("Visit", "child", Visit::childId, (execution, ids) -> byId(execution, ids));  // one SELECT a level
 *     }
 *
 *     private Optional<Child> find(Execution execution, UUID id) {
 *         return children.find(access.scope(execution.caller(), Operation.CHILD), id);
 *     }
 * }
 *
 * // A list with keyset paging; first is 25 unless given and at most 100, a bad cursor is refused by name.
 * wiring.query("visits", environment -> {
 *     var page = Page.of(environment, "visits");                                 // or Page.of(environment, "visits", 200)
 *     var after = page.after().map(cursor -> new Position(cursor.time(0), cursor.uuid(1)));
 *     var rows = visits.list(scope, after, page.limit());                        // limit() is first + 1
 *     return Connection.of(page, rows, row -> page.cursor(row.dueAt(), row.id()));  // edges, nodes, pageInfo
 * });
 * wiring.connection("Visit");                                                    // VisitConnection, VisitEdge
 *
 * // A mutation: typed input with paths for problems, expected refusals as data.
 * wiring.mutation("recordReturn", environment -> {
 *     var input = Input.of(environment).object("input");
 *     var episode = input.id("episodeId", "Episode");        // path input.episodeId
 *     var returnedAt = input.optionalTime("returnedAt");     // OffsetDateTime; each optionalX gives an Optional
 *     return switch (recordReturn.record(caller, episode, returnedAt)) { ... -> new RecordReturnPayload(...) };
 * });
 * wiring.type("RecordReturnPayload", RecordReturnPayload.class);
 *
 * throw Refusal.at(ProblemCode.NOT_FOUND, "id", "There is no such visit.");      // a GraphQL error with that code
 * }</pre>
 *
 * Resolvers block freely: each runs on a virtual thread. Everything else that is thrown becomes {@code fault} with a
 * reference that is in the log; its message reaches nobody. An {@code Optional} answers its value or null; a
 * {@code UUID}, {@code OffsetDateTime}, {@code Instant}, {@code LocalDate} or {@link org.returnhome.graphql.GlobalId}
 * answers as text of the field's scalar. A field of an object type without a resolver and without a component of that
 * name on the declared record stops the start; all such fields are listed.
 */
package org.returnhome.graphql;
