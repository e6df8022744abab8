using FsCheck;
using FsCheck.Fluent;
using Property = Nep.Registration.Domain.Tests.Properties.Property;

namespace Nep.Registration.Domain.Tests.Offerings;

public class SeatBlockTests
{
    private static readonly LocalDate Today = Clocks.Day("2027-02-20");

    [Fact]
    public void A_block_stands_at_the_upper_end_and_others_are_not_given_its_seats()
    {
        var details = With(("ALPHA", 3), ("BETA", 2));
        Assert.Equal([38, 39, 40], Numbers(details, "ALPHA"));
        Assert.Equal([36, 37], Numbers(details, "BETA"));
        Assert.True(SeatBlocks.MayTake(details, Today, new SeatNumber(38), "ALPHA"));
        Assert.False(SeatBlocks.MayTake(details, Today, new SeatNumber(38), "BETA"));
        Assert.False(SeatBlocks.MayTake(details, Today, new SeatNumber(38), null));
        Assert.True(SeatBlocks.MayTake(details, Today, new SeatNumber(35), null));
    }

    [Fact]
    public void Deleting_a_code_frees_only_what_it_held()
    {
        var before = With(("ALPHA", 3), ("BETA", 2));
        var after = SeatBlocks.Allot(before, before with { Prices = before.Prices with { Codes = [before.Prices.Codes[1]] } });
        Assert.Equal([36, 37], Numbers(after, "BETA"));
        Assert.Equal([38, 39, 40], Enumerable.Range(36, 5).Where(seat => SeatBlocks.MayTake(after, Today, new SeatNumber(seat), null)));
    }

    [Fact]
    public void A_code_that_is_over_opens_its_seats_to_everyone()
    {
        var details = With(("ALPHA", 3));
        details = details with { Prices = details.Prices with { Codes = details.Prices.Codes.Map(code => code with { Through = Today }) } };
        Assert.False(SeatBlocks.MayTake(details, Today, new SeatNumber(40), null));
        Assert.True(SeatBlocks.MayTake(details, Today.PlusDays(1), new SeatNumber(40), null));
    }

    [Fact]
    public void Placing_refuses_a_seat_that_a_code_keeps_back()
    {
        var institute = Institutes.Open(With(("ALPHA", 3)));
        var place = Story.Place(Story.Form(Story.Maya)) with { Seats = [new SeatNumber(40)] };
        Scenario.For(institute).When(place).Refused(new OfferingFull(0));
    }

    /// <summary>However codes come, go, grow and shrink, no seat is kept back twice, none beyond the capacity, and a block is as large as said.</summary>
    [Fact]
    public void Whatever_staff_edit_the_blocks_never_overlap_and_a_block_that_stays_keeps_its_seats() => Property.Holds(Edits.ListOf(), edits =>
    {
        var details = With();
        foreach (var edit in edits)
        {
            var next = SeatBlocks.Allot(details, Make(edit));
            if (!IsSound(next) || !Keeps(details, next) || SeatBlocks.Allot(next, next) != next) return false;
            details = next;
        }

        return true;
    });

    private static Gen<(int Capacity, int Alpha, int Beta, int Gamma)> Edits =>
        from capacity in Property.Number(20, 60)
        from alpha in Property.Number(0, 6)
        from beta in Property.Number(0, 6)
        from gamma in Property.Number(0, 6)
        select (capacity, alpha, beta, gamma);

    private static OfferingDetails Make((int Capacity, int Alpha, int Beta, int Gamma) edit) =>
        With(("ALPHA", edit.Alpha), ("BETA", edit.Beta), ("GAMMA", edit.Gamma)) with { Capacity = edit.Capacity };

    private static bool IsSound(OfferingDetails details)
    {
        var all = details.Prices.Codes.SelectMany(code => code.Block ?? []).ToList();
        return all.Distinct().Count() == all.Count && all.All(seat => seat.Value >= 1 && seat.Value <= details.Capacity)
            && details.Prices.Codes.All(code => (code.Block?.Count ?? 0) == (code.Reserves ?? 0));
    }

    /// <summary>What a code still keeps back it keeps in the same place, as far as the capacity reaches.</summary>
    private static bool Keeps(OfferingDetails before, OfferingDetails after) => before.Prices.Codes.All(code =>
        Numbers(before, code.Code).Where(seat => seat <= after.Capacity).Take(Numbers(after, code.Code).Count()).All(Numbers(after, code.Code).Contains));

    private static IEnumerable<int> Numbers(OfferingDetails details, string code) =>
        details.Prices.Codes.FirstOrDefault(one => one.Code == code)?.Block?.Select(seat => seat.Value) ?? [];

    private static OfferingDetails With(params (string Code, int Seats)[] codes)
    {
        var details = Institutes.Virtual();
        return SeatBlocks.Allot(null, details with
        {
            Prices = details.Prices with
            {
                Codes = [.. codes.Where(code => code.Seats > 0).Select(code => new PriceCode(code.Code, new CodeEffect.Free(), 10) { Reserves = code.Seats })],
            },
        });
    }
}
