import Audits
import Testing

@Test(arguments: Grade.allCases)
func `A limit forbids every better grade`(_ grade: Grade) throws {
    let seen = try Shipped.view("staged", "auditor", ["s1.a.child_seen": .choice(.yes)])
    #expect(seen.limit(on: "s1.a.grade", forbidding: grade) == nil)
    let unseen = try Shipped.view("staged", "auditor", ["s1.a.child_seen": .choice(.no)])
    let rule = unseen.limit(on: "s1.a.grade", forbidding: grade)
    #expect((rule != nil) == (grade > .requiresImprovement))
    #expect(unseen.limit(on: "s1.p.grade", forbidding: grade) == nil)
}

@Test(arguments: [
    (0, Grade.inadequate), (1, .inadequate), (2, .inadequate), (3, .requiresImprovement),
    (4, .requiresImprovement), (5, .requiresImprovement), (6, .good), (7, .good), (8, .good),
    (9, .outstanding), (10, .outstanding),
])
func `A score stands for one grade`(_ score: Int, _ grade: Grade) {
    #expect(Grade(score: score) == grade)
    #expect(Grade.allCases.filter { $0.scores.contains(score) } == [grade])
}

@Test(arguments: [-1, 11, 100])
func `No grade goes with a number that is no score`(_ number: Int) {
    #expect(Grade(score: number) == nil)
}
