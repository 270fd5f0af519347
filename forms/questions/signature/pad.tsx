import { useEffect, useRef } from 'preact/hooks'
import SignaturePad from 'signature_pad'
import { refitted, type Size } from './strokes'

type PadProps = {
  label: string
  className: string
  /** Draws what lies behind the strokes. */
  background?: (context: CanvasRenderingContext2D, size: Size) => void
  onReady: (pad: { data: () => ReturnType<SignaturePad['toData']>; size: () => Size; clear: () => void; canvas: HTMLCanvasElement } | null) => void
}

/** A surface to draw on. When it changes its size, as on turning the tablet, the strokes are drawn anew to fit. */
export function Pad({ label, className, background, onReady }: PadProps) {
  const ref = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    const canvas = ref.current!
    const context = canvas.getContext('2d')!
    const pad = new SignaturePad(canvas, { penColor: '#0b0c0c', minDistance: 2 })
    let size: Size = { width: 0, height: 0 }
    const fit = () => {
      const next = { width: canvas.clientWidth, height: canvas.clientHeight }
      if (next.width === 0 || next.height === 0 || (next.width === size.width && next.height === size.height)) return
      const data = size.width > 0 ? refitted(pad.toData(), size, next) : []
      size = next
      const ratio = Math.max(window.devicePixelRatio, 1)
      canvas.width = next.width * ratio
      canvas.height = next.height * ratio
      context.scale(ratio, ratio)
      redraw(data)
    }
    const redraw = (data: ReturnType<SignaturePad['toData']>) => {
      pad.clear()
      background?.(context, size)
      pad.fromData(data, { clear: false })
    }
    const observer = new ResizeObserver(fit)
    observer.observe(canvas)
    fit()
    onReady({ data: () => pad.toData(), size: () => size, clear: () => redraw([]), canvas })
    return () => {
      observer.disconnect()
      pad.off()
      onReady(null)
    }
  }, [])
  return <canvas ref={ref} class={className} role="img" aria-label={label} />
}
