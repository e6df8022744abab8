using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Http;

namespace Nep.Registration.Site.Shell;

/// <summary>Stands around every page and hands the request down to whichever component asks for it.</summary>
internal sealed class PageRoot : IComponent
{
    private RenderHandle handle;

    [Parameter, EditorRequired] public required Type Component { get; set; }

    [Parameter, EditorRequired] public required object Model { get; set; }

    [Parameter, EditorRequired] public required HttpContext Http { get; set; }

    public void Attach(RenderHandle renderHandle) => handle = renderHandle;

    public Task SetParametersAsync(ParameterView parameters)
    {
        parameters.SetParameterProperties(this);
        handle.Render(Cascade);
        return Task.CompletedTask;
    }

    private void Cascade(RenderTreeBuilder builder)
    {
        builder.OpenComponent<CascadingValue<HttpContext>>(0);
        builder.AddComponentParameter(1, nameof(CascadingValue<HttpContext>.Value), Http);
        builder.AddComponentParameter(2, nameof(CascadingValue<HttpContext>.IsFixed), true);
        builder.AddComponentParameter(3, nameof(CascadingValue<HttpContext>.ChildContent), (RenderFragment)Content);
        builder.CloseComponent();
    }

    private void Content(RenderTreeBuilder builder)
    {
        builder.OpenComponent(0, Component);
        builder.AddComponentParameter(1, "Model", Model);
        builder.CloseComponent();
    }
}
